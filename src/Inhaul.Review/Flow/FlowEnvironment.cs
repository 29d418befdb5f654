namespace Inhaul.Review.Flow;

/// <summary>
/// What the variables hold along a path. It is kept in the first cells of a state, and only for variables that a rule asks for or a
/// condition tests, and only as long as they are read, so that paths that differ in nothing else meet again.
/// </summary>
internal sealed class FlowEnvironment
{
    private static readonly char[] _partMarks = ['.', '['];
    private readonly FlowGraph _graph;
    private readonly ValueTable _values;
    private readonly int[] _cells;
    private readonly int[] _answers;
    private readonly List<int> _tracked = [];
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly LiveCells _live;

    /// <summary>Finds what is to be tracked.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="values">The numbers of values.</param>
    /// <param name="asked">The values that the rules ask for at a node.</param>
    /// <param name="asksArguments">Whether they ask for what the node gives away, too, as far as it is tracked.</param>
    public FlowEnvironment(FlowGraph graph, ValueTable values, Func<FlowNode, IEnumerable<FlowValue>> asked, Func<FlowNode, bool> asksArguments)
    {
        _graph = graph;
        _values = values;
        _cells = new int[graph.Slots.Count];
        _answers = new int[graph.Slots.Count];
        var sources = new Dictionary<int, List<FlowNode>>();
        var tests = new List<FlowNode>();
        var pending = new Stack<int>();
        var given = new HashSet<int>();
        foreach (var node in graph.Nodes)
        {
            if (node.Kind == FlowKind.Assign && node.Slot >= 0)
            {
                (sources.TryGetValue(node.Slot, out var known) ? known : sources[node.Slot] = []).Add(node);
            }
            else if (node.Kind == FlowKind.Assume && node.Test != FlowTest.None)
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
        var cell = _tracked.Count;
        foreach (var repeated in tests.Where(test => IsSteady(test.Value!)).GroupBy(test => test.Value!.Number).Where(IsRepeated))
        {
            _answers[repeated.Key] = ++cell;
        }

        Size = cell + 1;
        _live = FindLive(asked, asksArguments);
    }

    /// <summary>How many cells of a state it takes, with the one before.</summary>
    public int Size { get; }

    /// <summary>The number of a value in a state.</summary>
    public int Evaluate(FlowValue value, SearchState state) => value.Kind switch
    {
        FlowValueKind.Slot => Held(value.Number, state) is var held && held != 0 ? held : _values.Initial(value.Number),
        FlowValueKind.Member => Held(value.Number, state) is var held && held != 0 ? held : _values.Operation(value.Text, EvaluateAll(value.Parts, state)),
        FlowValueKind.Constant => _values.Constant(value.Text, value.Truth),
        FlowValueKind.Fresh => _values.Fresh(_graph.Nodes[value.Number]),
        FlowValueKind.Container => _values.Container(value.Number, EvaluateAll(value.Parts, state)),
        _ when value.Text == FlowValue.ItemText => _values.PartOf(Evaluate(value.Parts[0], state), value.Number),
        _ => _values.Operation(value.Text, EvaluateAll(value.Parts, state)),
    };

    /// <summary>True when whoever has the argument can reach a value: it is it, holds it, or is what it belongs to.</summary>
    public bool Reaches(FlowArgument argument, int value, SearchState state) => Reaches(argument.Value, argument.IsReceiver, value, state);

    /// <summary>True when a node can change a state.</summary>
    public bool Concerns(FlowNode node) => node.Kind switch
    {
        FlowKind.Assume when node.Test != FlowTest.None => _cells[node.Value!.Number] != 0 || _answers[node.Value.Number] != 0 || _live.Passed(node) is not null,
        FlowKind.Assign when node.Slot >= 0 => _cells[node.Slot] != 0 || _answers[node.Slot] != 0 || MembersOf(node.Slot).Count > 0 || _live.Passed(node) is not null,
        _ => _live.Passed(node) is not null,
    };

    /// <summary>Does to a state what a node does to variables.</summary>
    /// <returns>False when the node cannot be passed in this state.</returns>
    public bool Apply(FlowNode node, SearchState state)
    {
        if (node.Kind == FlowKind.Assume && node.Test != FlowTest.None && !Holds(node, state))
        {
            return false;
        }

        if (node.Kind == FlowKind.Assign && node.Slot >= 0)
        {
            Assign(node, state);
        }

        Clear(_live.Passed(node), state);
        return true;
    }

    /// <summary>Forgets what nothing reads once a node has raised.</summary>
    public void Raise(FlowNode node, SearchState state) => Clear(_live.Raised(node), state);

    /// <summary>Makes what a node made before no longer its last.</summary>
    public void Age(FlowNode node, SearchState state)
    {
        foreach (var slot in _tracked)
        {
            state[_cells[slot]] = _values.Aged(state[_cells[slot]], node.Id);
        }
    }

    /// <summary>Adds the buffers that variables hold in a state, each once.</summary>
    public void AddBuffers(SearchState state, List<int> buffers)
    {
        foreach (var slot in _tracked)
        {
            var value = state[_cells[slot]];
            if (_values[value].IsBuffer && !buffers.Contains(value))
            {
                buffers.Add(value);
            }
        }
    }

    private int EvaluateAll(IReadOnlyList<FlowValue> values, SearchState state)
    {
        var list = ValueTable.NoParts;
        for (var at = 0; at < values.Count; at++)
        {
            list = _values.With(list, Evaluate(values[at], state));
        }

        return list;
    }

    private bool Reaches(FlowValue given, bool isReceiver, int value, SearchState state)
    {
        var number = Evaluate(given, state);
        if (_values.Reaches(number, value) && (number != value || !isReceiver))
        {
            return true;
        }

        return given.Kind switch
        {
            FlowValueKind.Slot or FlowValueKind.Member => MembersOf(given.Number).Exists(slot => state[_cells[slot]] == value),
            FlowValueKind.Container => given.Parts.Any(part => Reaches(part, isReceiver: false, value, state)),
            _ => false,
        };
    }

    private void Assign(FlowNode node, SearchState state)
    {
        if (_cells[node.Slot] != 0)
        {
            state[_cells[node.Slot]] = Evaluate(node.Value!, state);
        }

        if (_answers[node.Slot] != 0)
        {
            state[_answers[node.Slot]] = 0;
        }

        foreach (var member in MembersOf(node.Slot))
        {
            state[_cells[member]] = 0;
        }
    }

    private static void Clear(int[]? cells, SearchState state)
    {
        foreach (var cell in cells ?? [])
        {
            state[cell] = 0;
        }
    }

    /// <summary>The tracked variables that are parts of what another holds.</summary>
    private List<int> MembersOf(int slot)
    {
        if (!_members.TryGetValue(slot, out var members))
        {
            var path = _graph.Slots[slot].Path;
            members = _tracked.Where(other => IsMemberPath(_graph.Slots[other].Path, path)).ToList();
            _members.Add(slot, members);
        }

        return members;
    }

    private int Held(int slot, SearchState state) => _cells[slot] == 0 ? 0 : state[_cells[slot]];

    private bool Holds(FlowNode node, SearchState state)
    {
        var slot = node.Value!.Number;
        var known = _graph.Slots[slot].IsLocal && Held(slot, state) is var held && held != 0 ? _values[held] : null;
        bool? answer = known is null ? null : node.Test switch
        {
            FlowTest.True => known.Truth,
            FlowTest.False => !known.Truth,
            FlowTest.Absent => known.Truth is null ? null : known.Text == FlowValue.AbsentText,
            FlowTest.Present => known.Truth is null ? null : known.Text != FlowValue.AbsentText,
            FlowTest.Equal => Equals(known, node.Status!),
            FlowTest.Different => !Equals(known, node.Status!),
            _ => null,
        };
        if (answer is { } sure)
        {
            return sure;
        }

        // The same question about a variable that nobody changed in between has the same answer.
        if (_answers[slot] == 0 || node.Test is not (FlowTest.True or FlowTest.False))
        {
            return true;
        }

        var said = node.Test == FlowTest.True ? 1 : 2;
        if (state[_answers[slot]] != 0 && state[_answers[slot]] != said)
        {
            return false;
        }

        state[_answers[slot]] = said;
        return true;
    }

    /// <summary>Gives cells to variables and to what they are assigned from. The first cell of a state belongs to the automaton.</summary>
    private void Track(Stack<int> pending, Dictionary<int, List<FlowNode>> sources)
    {
        while (pending.TryPop(out var slot))
        {
            if (_cells[slot] == 0)
            {
                _tracked.Add(slot);
                _cells[slot] = _tracked.Count;
                Push(sources.GetValueOrDefault(slot)?.Select(node => node.Value!) ?? [], pending);
            }
        }
    }

    private bool IsPartOfAny(HashSet<int> owners, int slot)
    {
        var path = _graph.Slots[slot].Path;
        return path.IndexOfAny(_partMarks) >= 0 && owners.Any(owner => IsMemberPath(path, _graph.Slots[owner].Path));
    }

    private static bool? Equals(ValueFacts known, FlowValue constant) =>
        known.Truth is null ? null
        : known.Text.Length > 0 ? known.Text == constant.Text
        : known.Truth != constant.Truth && constant.Text != FlowValue.AbsentText ? false : null;

    private static bool HoldsOthers(int slot, Dictionary<int, List<FlowNode>> sources) =>
        sources.TryGetValue(slot, out var nodes) && nodes.Exists(node => node.Value is { Kind: FlowValueKind.Container, Parts.Count: > 0 });

    private static void Push(IEnumerable<FlowValue> values, Stack<int> slots)
    {
        foreach (var slot in values.SelectMany(value => value.Slots()))
        {
            slots.Push(slot);
        }
    }

    private LiveCells FindLive(Func<FlowNode, IEnumerable<FlowValue>> asked, Func<FlowNode, bool> asksArguments)
    {
        var (reads, sets) = (new CellSets(_graph.Nodes.Count, Size), new CellSets(_graph.Nodes.Count, Size));
        foreach (var node in Size == 1 ? [] : _graph.Nodes)
        {
            Add(reads, node, asked(node));
            if (node.Arguments.Count > 0 && asksArguments(node))
            {
                AddArguments(reads, node);
            }

            if (node.Kind == FlowKind.Assume && node.Test != FlowTest.None)
            {
                Add(reads, node, _cells[node.Value!.Number]);
                Add(reads, node, _answers[node.Value.Number]);
            }
            else if (node.Kind == FlowKind.Assign && node.Slot >= 0)
            {
                Add(reads, node, _cells[node.Slot] == 0 ? [] : [node.Value!]);
                Add(sets, node, _cells[node.Slot]);
                Add(sets, node, _answers[node.Slot]);
                MembersOf(node.Slot).ForEach(member => Add(sets, node, _cells[member]));
            }
        }

        return new LiveCells(_graph, Size, reads, sets);
    }

    private void Add(CellSets sets, FlowNode node, IEnumerable<FlowValue> values)
    {
        foreach (var slot in values.SelectMany(value => value.Slots()))
        {
            Add(sets, node, _cells[slot]);
        }
    }

    private void AddArguments(CellSets sets, FlowNode node)
    {
        foreach (var slot in node.Arguments.SelectMany(argument => argument.Value.Slots()))
        {
            Add(sets, node, _cells[slot]);
            MembersOf(slot).ForEach(member => Add(sets, node, _cells[member]));
        }
    }

    private static void Add(CellSets sets, FlowNode node, int cell)
    {
        // What is not tracked has no cell; the first is the automaton's own.
        if (cell != 0)
        {
            sets.Add(node, cell);
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
