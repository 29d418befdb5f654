namespace Inhaul.Review.Flow;

/// <summary>Finds the cells of a state that no path reads any more. They are cleared, so that paths meet again that differ in nothing that matters.</summary>
internal sealed class LiveCells
{
    private readonly List<int>?[] _passed;
    private readonly List<int>?[] _raised;

    /// <summary>Looks through a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="reads">For each cell, the nodes that read it.</param>
    /// <param name="sets">For each cell, the nodes that set it, whatever it held.</param>
    public LiveCells(FlowGraph graph, IReadOnlyList<HashSet<FlowNode>> reads, IReadOnlyList<HashSet<FlowNode>> sets)
    {
        _passed = new List<int>?[graph.Nodes.Count];
        _raised = new List<int>?[graph.Nodes.Count];
        var previous = Previous(graph);
        for (var cell = 0; cell < reads.Count; cell++)
        {
            var isRead = Before(graph, previous, reads[cell], sets[cell]);
            bool IsRead(List<FlowNode> nodes) => nodes.Exists(node => isRead[node.Id]);
            foreach (var node in graph.Nodes)
            {
                // Where some way on reads it, and another does not, it is cleared behind the first node of the other.
                var mayHold = isRead[node.Id] || sets[cell].Contains(node) || (previous[node.Id] ?? []).Exists(other => IsRead(other.Next) || IsRead(other.Raises));
                if (mayHold && !IsRead(node.Next))
                {
                    (_passed[node.Id] ??= []).Add(cell);
                }

                if (mayHold && node.Raises.Count > 0 && !IsRead(node.Raises))
                {
                    (_raised[node.Id] ??= []).Add(cell);
                }
            }
        }
    }

    /// <summary>The cells that nothing reads once a node is passed, and that may hold something there; null for none.</summary>
    public List<int>? Passed(FlowNode node) => _passed[node.Id];

    /// <summary>The cells that nothing reads once a node has raised, and that may hold something there; null for none.</summary>
    public List<int>? Raised(FlowNode node) => _raised[node.Id];

    private static List<FlowNode>?[] Previous(FlowGraph graph)
    {
        var previous = new List<FlowNode>?[graph.Nodes.Count];
        foreach (var node in graph.Nodes)
        {
            foreach (var next in node.Next.Concat(node.Raises))
            {
                (previous[next.Id] ??= []).Add(node);
            }
        }

        return previous;
    }

    /// <summary>For each node, whether what a cell holds before it is read by it or behind it.</summary>
    private static bool[] Before(FlowGraph graph, List<FlowNode>?[] previous, HashSet<FlowNode> reads, HashSet<FlowNode> sets)
    {
        var isRead = new bool[graph.Nodes.Count];
        var pending = new Stack<FlowNode>(reads);
        while (pending.TryPop(out var node))
        {
            if (isRead[node.Id])
            {
                continue;
            }

            isRead[node.Id] = true;
            foreach (var other in previous[node.Id] ?? [])
            {
                // What raises has not set it yet.
                if (!sets.Contains(other) || other.Raises.Contains(node))
                {
                    pending.Push(other);
                }
            }
        }

        return isRead;
    }
}
