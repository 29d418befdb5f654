namespace Inhaul.Review.Flow;

/// <summary>
/// What the variables hold along a path. It is kept in the first cells of a state, and only for variables that a rule asks for or a
/// condition tests, and only as long as they are read, so that paths that differ in nothing else meet again.
/// </summary>
internal sealed class FlowEnvironment
{
    private readonly FlowGraph _graph;
    private readonly ValueTable _values;
    private readonly TrackedVariables _variables;
    private readonly LiveCells _live;

    /// <summary>Finds what is to be tracked.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="values">The numbers of values.</param>
    /// <param name="asked">The values that the rules ask for at a node.</param>
    /// <param name="asksArguments">Whether they ask for what the node gives away, too, as far as it is tracked.</param>
    public FlowEnvironment(FlowGraph graph, ValueTable values, Func<FlowNode, IReadOnlyList<FlowValue>> asked, Func<FlowNode, bool> asksArguments)
    {
        _graph = graph;
        _values = values;
        _variables = new TrackedVariables(graph, asked, asksArguments);
        _live = new VariableUses(graph, _variables).Live(asked, asksArguments);
    }

    /// <summary>How many cells of a state it takes, with the one before.</summary>
    public int Size => _variables.Size;

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

    /// <summary>True when whoever has some arguments can reach a value by one of them.</summary>
    public bool ReachesAny(IReadOnlyList<FlowArgument> arguments, int value, SearchState state)
    {
        for (var at = 0; at < arguments.Count; at++)
        {
            if (Reaches(arguments[at], value, state))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a node can change a state.</summary>
    public bool Concerns(FlowNode node) =>
        _live.Passed(node) is not null
        || node.IsTest && (_variables.CellOf(node.Value!.Number) != 0 || _variables.AnswerOf(node.Value.Number) != 0)
        || node.Assigns && (_variables.CellOf(node.Slot) != 0 || _variables.AnswerOf(node.Slot) != 0 || _variables.MembersOf(node.Slot).Count > 0);

    /// <summary>Does to a state what a node does to variables.</summary>
    /// <returns>False when the node cannot be passed in this state.</returns>
    public bool Apply(FlowNode node, SearchState state)
    {
        if (node.IsTest && !Holds(node, state))
        {
            return false;
        }

        if (node.Assigns)
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
        foreach (var slot in _variables.Slots)
        {
            state[_variables.CellOf(slot)] = _values.Aged(state[_variables.CellOf(slot)], node.Id);
        }
    }

    /// <summary>Adds the buffers that variables hold in a state, each once.</summary>
    public void AddBuffers(SearchState state, List<int> buffers)
    {
        foreach (var slot in _variables.Slots)
        {
            var value = state[_variables.CellOf(slot)];
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
            FlowValueKind.Slot or FlowValueKind.Member => IsHeldByMember(given.Number, value, state),
            FlowValueKind.Container => ReachesAny(given.Parts, value, state),
            _ => false,
        };
    }

    private bool ReachesAny(IReadOnlyList<FlowValue> given, int value, SearchState state)
    {
        for (var at = 0; at < given.Count; at++)
        {
            if (Reaches(given[at], isReceiver: false, value, state))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHeldByMember(int owner, int value, SearchState state)
    {
        foreach (var slot in _variables.MembersOf(owner))
        {
            if (state[_variables.CellOf(slot)] == value)
            {
                return true;
            }
        }

        return false;
    }

    private void Assign(FlowNode node, SearchState state)
    {
        if (_variables.CellOf(node.Slot) != 0)
        {
            state[_variables.CellOf(node.Slot)] = Evaluate(node.Value!, state);
        }

        if (_variables.AnswerOf(node.Slot) != 0)
        {
            state[_variables.AnswerOf(node.Slot)] = 0;
        }

        foreach (var member in _variables.MembersOf(node.Slot))
        {
            state[_variables.CellOf(member)] = 0;
        }
    }

    private static void Clear(int[]? cells, SearchState state)
    {
        foreach (var cell in cells ?? [])
        {
            state[cell] = 0;
        }
    }

    private int Held(int slot, SearchState state) => _variables.CellOf(slot) is var cell && cell == 0 ? 0 : state[cell];

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
            FlowTest.Equal => IsEqual(known, node.Status!),
            FlowTest.Different => !IsEqual(known, node.Status!),
            _ => null,
        };
        if (answer is { } sure)
        {
            return sure;
        }

        // The same question about a variable that nobody changed in between has the same answer.
        var cell = _variables.AnswerOf(slot);
        if (cell == 0 || node.Test is not (FlowTest.True or FlowTest.False))
        {
            return true;
        }

        var said = node.Test == FlowTest.True ? 1 : 2;
        if (state[cell] != 0 && state[cell] != said)
        {
            return false;
        }

        state[cell] = said;
        return true;
    }

    private static bool? IsEqual(ValueFacts known, FlowValue constant) =>
        known.Truth is null ? null
        : known.Text.Length > 0 ? known.Text == constant.Text
        : known.Truth != constant.Truth && constant.Text != FlowValue.AbsentText ? false : null;
}
