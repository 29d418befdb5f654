namespace Inhaul.Review.Flow;

/// <summary>The variables that a search has to follow, since a rule asks for them or a condition tests them, and the cells of a state in which they are kept.</summary>
internal sealed class TrackedVariables
{
    private static readonly List<int> None = [];
    private readonly FlowGraph _graph;
    private readonly int[] _cells;
    private readonly int[] _answers;
    private readonly List<int>?[] _members;
    private readonly List<int> _slots = [];

    /// <summary>Finds them.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="asked">The values that the rules ask for at a node.</param>
    /// <param name="asksArguments">Whether they ask for what the node gives away, too.</param>
    public TrackedVariables(FlowGraph graph, Func<FlowNode, IReadOnlyList<FlowValue>> asked, Func<FlowNode, bool> asksArguments)
    {
        _graph = graph;
        _cells = new int[graph.Slots.Count];
        _answers = new int[graph.Slots.Count];
        _members = new List<int>?[graph.Slots.Count];
        var sources = new Dictionary<int, List<FlowNode>>();
        var tests = new List<FlowNode>();
        var pending = new Stack<int>();
        var given = new HashSet<int>();
        foreach (var node in graph.Nodes)
        {
            if (node.Assigns)
            {
                (sources.TryGetValue(node.Slot, out var known) ? known : sources[node.Slot] = []).Add(node);
            }
            else if (node.IsTest)
            {
                tests.Add(node);
            }

            Push(asked(node), pending);
            if (node.Arguments.Count > 0 && asksArguments(node))
            {
                given.UnionWith(node.Arguments.SelectMany(argument => argument.Value.Slots()));
            }
        }

        foreach (var holder in given.Where(slot => HoldsOthers(slot, sources)))
        {
            pending.Push(holder);
        }

        foreach (var test in tests.Where(test => IsDecidable(test.Value!, sources)))
        {
            pending.Push(test.Value!.Number);
        }

        Track(pending, sources);
        // What is given away may keep what is asked for in a part of it.
        foreach (var (slot, nodes) in sources)
        {
            if (IsPartOfAny(given, slot) && nodes.Exists(node => node.Value!.Slots().Any(source => _cells[source] != 0)))
            {
                pending.Push(slot);
            }
        }

        Track(pending, sources);
        var cell = _slots.Count;
        foreach (var repeated in tests.Where(test => IsSteady(test.Value!)).GroupBy(test => test.Value!.Number).Where(IsRepeated))
        {
            _answers[repeated.Key] = ++cell;
        }

        Size = cell + 1;
        FindMembers();
    }

    /// <summary>How many cells of a state they take, with the one before.</summary>
    public int Size { get; }

    /// <summary>The variables.</summary>
    public List<int> Slots => _slots;

    /// <summary>The cell with what a variable holds; 0 when that is not tracked.</summary>
    public int CellOf(int slot) => _cells[slot];

    /// <summary>The cell with how a test of a variable went; 0 when that is not tracked.</summary>
    public int AnswerOf(int slot) => _answers[slot];

    /// <summary>Those that are parts of what a variable holds.</summary>
    public List<int> MembersOf(int slot) => _members[slot] ?? None;

    private static void Push(IReadOnlyList<FlowValue> values, Stack<int> slots)
    {
        for (var at = 0; at < values.Count; at++)
        {
            foreach (var slot in values[at].Slots())
            {
                slots.Push(slot);
            }
        }
    }

    /// <summary>Gives cells to variables and to what they are assigned from. The first cell of a state belongs to the automaton.</summary>
    private void Track(Stack<int> pending, Dictionary<int, List<FlowNode>> sources)
    {
        while (pending.TryPop(out var slot))
        {
            if (_cells[slot] == 0)
            {
                _slots.Add(slot);
                _cells[slot] = _slots.Count;
                sources.GetValueOrDefault(slot)?.ForEach(node => Push([node.Value!], pending));
            }
        }
    }

    private bool IsPartOfAny(HashSet<int> owners, int slot) => IsPart(slot) && owners.Any(owner => IsMemberPath(_graph.Slots[slot].Path, _graph.Slots[owner].Path));

    private bool IsPart(int slot) => _graph.Slots[slot].Path.AsSpan().ContainsAny('.', '[');

    private static bool HoldsOthers(int slot, Dictionary<int, List<FlowNode>> sources) =>
        sources.TryGetValue(slot, out var nodes) && nodes.Exists(node => node.Value is { Kind: FlowValueKind.Container, Parts.Count: > 0 });

    private void FindMembers()
    {
        foreach (var member in _slots.Where(IsPart))
        {
            for (var owner = 0; owner < _members.Length; owner++)
            {
                if (IsMemberPath(_graph.Slots[member].Path, _graph.Slots[owner].Path))
                {
                    (_members[owner] ??= []).Add(member);
                }
            }
        }
    }

    private bool IsDecidable(FlowValue tested, Dictionary<int, List<FlowNode>> sources) =>
        _graph.Slots[tested.Number].IsLocal && sources.TryGetValue(tested.Number, out var nodes) && nodes.Any(node =>
            node.Value!.Kind is FlowValueKind.Constant or FlowValueKind.Slot || node.Value.Kind == FlowValueKind.Fresh && _graph.Nodes[node.Value.Number] is { CreatesBuffer: true } or { CreatesObject: true });

    private bool IsSteady(FlowValue tested) => _graph.Slots[tested.Number] is { IsLocal: true, MayMutate: false };

    private static bool IsRepeated(IGrouping<int, FlowNode> tests) => tests.Select(test => test.Syntax).Distinct().Count() > 1;

    private static bool IsMemberPath(string path, string owner) =>
        path.Length > owner.Length && path.StartsWith(owner, StringComparison.Ordinal) && path[owner.Length] is '.' or '[';
}
