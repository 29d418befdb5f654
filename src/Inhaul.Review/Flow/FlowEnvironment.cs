using System;
using System.Collections.Generic;
using System.Linq;

namespace Inhaul.Review.Flow;

/// <summary>
/// What the variables hold along a path. It is kept in the first cells of a state, and only for variables that a rule asks for or a
/// condition tests, so that paths that differ in nothing else meet again.
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

    /// <summary>Finds what is to be tracked.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="values">The numbers of values.</param>
    /// <param name="asked">The values that the rules ask for.</param>
    public FlowEnvironment(FlowGraph graph, ValueTable values, IEnumerable<FlowValue> asked)
    {
        _graph = graph;
        _values = values;
        _cells = new int[graph.Slots.Count];
        _answers = new int[graph.Slots.Count];
        var sources = graph.Nodes.Where(node => node.Kind == FlowKind.Assign && node.Slot >= 0).GroupBy(node => node.Slot).ToDictionary(group => group.Key, group => group.ToList());
        var pending = new Stack<int>(asked.SelectMany(value => value.Slots()));
        var given = new HashSet<int>(graph.Nodes.SelectMany(node => node.Arguments).SelectMany(argument => argument.Value.Slots()));
        foreach (var holder in given.Where(slot => HoldsOthers(slot, sources)))
        {
            pending.Push(holder);
        }
        var tests = graph.Nodes.Where(node => node.Kind == FlowKind.Assume && node.Test != FlowTest.None).ToList();
        foreach (var test in tests.Where(test => IsDecidable(test.Value!, sources)))
        {
            pending.Push(test.Value!.Number);
        }
        Track(pending, sources);
        // What is given away may keep what is asked for in a part of it.
        foreach (var (slot, nodes) in sources.Select(pair => (pair.Key, pair.Value)).Where(pair => IsPartOfAny(given, pair.Key)))
        {
            if (nodes.Exists(node => node.Value!.Slots().Any(source => _cells[source] != 0)))
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
    }

    /// <summary>Gives cells to variables and to what they are assigned from. The first cell of a state belongs to the automaton.</summary>
    private void Track(Stack<int> pending, Dictionary<int, List<FlowNode>> sources)
    {
        while (pending.Count > 0)
        {
            var slot = pending.Pop();
            if (_cells[slot] == 0)
            {
                _tracked.Add(slot);
                _cells[slot] = _tracked.Count;
                foreach (var source in sources.TryGetValue(slot, out var nodes) ? nodes.SelectMany(node => node.Value!.Slots()) : [])
                {
                    pending.Push(source);
                }
            }
        }
    }

    private bool IsPartOfAny(HashSet<int> owners, int slot)
    {
        var path = _graph.Slots[slot].Path;
        return path.IndexOfAny(_partMarks) >= 0 && owners.Any(owner => IsMemberPath(path, _graph.Slots[owner].Path));
    }

    /// <summary>How many cells of a state it takes, with the one before.</summary>
    public int Size { get; }

    /// <summary>The number of a value in a state.</summary>
    public int Evaluate(FlowValue value, int[] state) => value.Kind switch
    {
        FlowValueKind.Slot => Held(value.Number, state) is var held && held != 0 ? held : _values.Initial(value.Number),
        FlowValueKind.Member => Held(value.Number, state) is var held && held != 0 ? held : _values.Operation("." + value.Text, [Evaluate(value.Parts[0], state)]),
        FlowValueKind.Constant => _values.Constant(value.Text, value.Truth),
        FlowValueKind.Fresh => _values.Fresh(_graph.Nodes[value.Number]),
        FlowValueKind.Container => _values.Container(value.Number, value.Parts.Select(part => Evaluate(part, state)).ToList()),
        _ when value.Text == FlowValue.ItemText => _values.PartOf(Evaluate(value.Parts[0], state), value.Number),
        _ => _values.Operation(value.Text, value.Parts.Select(part => Evaluate(part, state)).ToList()),
    };

    /// <summary>True when whoever has the argument can reach a value: it is it, holds it, or is what it belongs to.</summary>
    public bool Reaches(FlowArgument argument, int value, int[] state)
    {
        var given = Evaluate(argument.Value, state);
        if (_values.Reaches(given, value) && (given != value || !argument.IsReceiver))
        {
            return true;
        }
        if (argument.Value.Kind is not (FlowValueKind.Slot or FlowValueKind.Member))
        {
            return argument.Value.Kind == FlowValueKind.Container && argument.Value.Parts.Any(part => Reaches(new FlowArgument(part, isReceiver: false), value, state));
        }
        return MembersOf(argument.Value.Number).Exists(slot => state[_cells[slot]] == value);
    }

    /// <summary>Does to a state what a node does to variables. The state is the caller's own copy.</summary>
    /// <returns>False when the node cannot be passed in this state.</returns>
    public bool Apply(FlowNode node, int[] state)
    {
        if (node.Kind == FlowKind.Assume && node.Test != FlowTest.None && !Holds(node, state))
        {
            return false;
        }
        if (node.Kind != FlowKind.Assign || node.Slot < 0)
        {
            return true;
        }
        var value = _cells[node.Slot] == 0 ? 0 : Evaluate(node.Value!, state);
        if (_cells[node.Slot] != 0)
        {
            state[_cells[node.Slot]] = value;
        }
        if (_answers[node.Slot] != 0)
        {
            state[_answers[node.Slot]] = 0;
        }
        foreach (var member in MembersOf(node.Slot))
        {
            state[_cells[member]] = 0;
        }
        return true;
    }

    /// <summary>Makes what a node made before no longer its last.</summary>
    public void Age(FlowNode node, int[] state)
    {
        foreach (var slot in _tracked)
        {
            state[_cells[slot]] = _values.Aged(state[_cells[slot]], node.Id);
        }
    }

    /// <summary>The values that variables hold in a state.</summary>
    public IEnumerable<int> Values(int[] state) => _tracked.Select(slot => state[_cells[slot]]);

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

    private int Held(int slot, int[] state) => _cells[slot] == 0 ? 0 : state[_cells[slot]];

    private bool Holds(FlowNode node, int[] state)
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

    private static bool? IsEqual(ValueFacts known, FlowValue constant) =>
        known.Truth is null ? null
        : known.Text.Length > 0 ? known.Text == constant.Text
        : known.Truth != constant.Truth && constant.Text != FlowValue.AbsentText ? false : null;

    private static bool HoldsOthers(int slot, Dictionary<int, List<FlowNode>> sources) =>
        sources.TryGetValue(slot, out var nodes) && nodes.Exists(node => node.Value is { Kind: FlowValueKind.Container, Parts.Count: > 0 });

    private bool IsDecidable(FlowValue tested, Dictionary<int, List<FlowNode>> sources) =>
        _graph.Slots[tested.Number].IsLocal && sources.TryGetValue(tested.Number, out var nodes) && nodes.Any(node =>
            node.Value!.Kind is FlowValueKind.Constant or FlowValueKind.Slot || node.Value.Kind == FlowValueKind.Fresh && _graph.Nodes[node.Value.Number] is { CreatesBuffer: true } or { CreatesObject: true });

    private bool IsSteady(FlowValue tested) => _graph.Slots[tested.Number] is { IsLocal: true, MayMutate: false };

    private static bool IsRepeated(IGrouping<int, FlowNode> tests) => tests.Select(test => test.Syntax).Distinct().Count() > 1;

    private static bool IsMemberPath(string path, string owner) =>
        path.Length > owner.Length && path.StartsWith(owner, StringComparison.Ordinal) && path[owner.Length] is '.' or '[';
}
