namespace Inhaul.Review.Flow;

/// <summary>The control flow of a function, with what it calls followed into.</summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public FlowGraph()
    {
        Entry = Add(FlowKind.Step, 0, "");
        End = Add(FlowKind.EndExit, 0, "");
        Raised = Add(FlowKind.RaiseExit, 0, "the exception leaves the function");
        Ended = Add(FlowKind.ProgramExit, 0, "the program ends");
    }

    /// <summary>All nodes; the index is the number.</summary>
    public List<FlowNode> Nodes { get; } = [];

    /// <summary>All variables; the index is the number.</summary>
    public List<FlowSlot> Slots { get; } = [];

    /// <summary>Where it begins.</summary>
    public FlowNode Entry { get; }

    /// <summary>Where it ends normally.</summary>
    public FlowNode End { get; }

    /// <summary>Where it ends by an exception.</summary>
    public FlowNode Raised { get; }

    /// <summary>Where the program ends.</summary>
    public FlowNode Ended { get; }

    /// <summary>A new node.</summary>
    public FlowNode Add(FlowKind kind, int line, string text)
    {
        var node = new FlowNode(Nodes.Count, kind, line, text);
        Nodes.Add(node);
        return node;
    }

    /// <summary>The number of a variable, new or known.</summary>
    public int Slot(string path, bool isLocal)
    {
        if (!_slots.TryGetValue(path, out var slot))
        {
            slot = Slots.Count;
            _slots.Add(path, slot);
            Slots.Add(new FlowSlot(path, isLocal));
        }

        return slot;
    }

    /// <summary>True when the flow parts somewhere toward one node or the other, nothing being raised after that.</summary>
    public bool ShareAnOrigin(FlowNode one, FlowNode other)
    {
        var before = new List<FlowNode>?[Nodes.Count];
        foreach (var node in Nodes)
        {
            foreach (var next in node.Next)
            {
                (before[next.Id] ??= []).Add(node);
            }
        }

        return Origins(one, before).Overlaps(Origins(other, before));
    }

    private static HashSet<FlowNode> Origins(FlowNode node, List<FlowNode>?[] before)
    {
        var origins = new HashSet<FlowNode>();
        var pending = new Stack<FlowNode>([node]);
        while (pending.TryPop(out var at))
        {
            foreach (var previous in before[at.Id] ?? [])
            {
                if (origins.Add(previous))
                {
                    pending.Push(previous);
                }
            }
        }

        return origins;
    }

    /// <summary>For each node, whether some node of a kind follows it when nothing is raised, before tracking begins anew.</summary>
    public bool[] LeadsTo(FlowKind kind)
    {
        var leads = new bool[Nodes.Count];
        bool hasChanged;
        do
        {
            hasChanged = false;
            // Most of what follows a node was made after it; loops take another round.
            for (var at = Nodes.Count - 1; at >= 0; at--)
            {
                foreach (var next in Nodes[at].Next)
                {
                    if (!leads[at] && (next.Kind == kind || leads[next.Id] && next.Kind != FlowKind.Begin))
                    {
                        leads[at] = hasChanged = true;
                    }
                }
            }
        }
        while (hasChanged);
        return leads;
    }
}
