using static Inhaul.Review.Flow.BufferCells;

namespace Inhaul.Review.Flow;

/// <summary>
/// Follows the buffers that are written to on a path. A state holds the variables, and for each buffer of interest: which, the first row
/// that it holds, what happened to it, and where success was told while it held rows.
/// </summary>
internal sealed class BufferAutomaton : PathAutomaton
{
    private readonly FlowWords _words;
    private readonly ValueTable _values = new();
    private readonly FlowEnvironment _environment;
    private readonly Func<string, bool> _mayFlush;
    private readonly bool[] _leadsToFlush;
    private readonly List<int> _inSight = [];
    private readonly BufferObservations _observations;

    /// <summary>Begins a search.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="words">The status words.</param>
    /// <param name="mayFlush">Tells by the text of a call on a buffer whether it may flush it.</param>
    public BufferAutomaton(FlowGraph graph, FlowWords words, Func<string, bool> mayFlush)
    {
        _observations = new BufferObservations(graph);
        _words = words;
        _mayFlush = mayFlush;
        _leadsToFlush = graph.LeadsTo(FlowKind.Flush);
        _environment = new FlowEnvironment(graph, _values, Asked, static node => node.Arguments.Count > 0);
    }

    /// <summary>What was come across.</summary>
    public IReadOnlyList<BufferObservation> Observations => _observations.All;

    /// <inheritdoc/>
    public override int Size => _environment.Size;

    /// <inheritdoc/>
    public override bool Concerns(FlowNode node) =>
        node.Kind is FlowKind.Write or FlowKind.Flush or FlowKind.Aggregate or FlowKind.Complete or FlowKind.EndExit or FlowKind.RaiseExit or FlowKind.ProgramExit
        || node.Arguments.Count > 0 || node.Creates && _values.WasMade(node) || _environment.Concerns(node);

    /// <inheritdoc/>
    public override bool Pass(FlowNode node, SearchState state, int place)
    {
        switch (node.Kind)
        {
            case FlowKind.Write:
                Write(node, state);
                break;
            case FlowKind.Flush:
                Flush(node, state, place);
                break;
            case FlowKind.Aggregate:
                ObserveAll(BufferSight.AggregatedUnflushed, node, state, place, static _ => true);
                break;
            case FlowKind.Complete:
                Complete(node, state);
                break;
            case FlowKind.EndExit:
                ObserveAll(BufferSight.LeftUnflushed, node, state, place, static marks => marks == 0);
                return false;
            case FlowKind.RaiseExit or FlowKind.ProgramExit:
                return false;
        }

        if (node.Arguments.Count > 0)
        {
            Hand(node, state);
        }

        if (node.Creates && _values.WasMade(node))
        {
            Age(node, state);
        }

        return _environment.Apply(node, state);
    }

    /// <inheritdoc/>
    public override void Raise(FlowNode node, SearchState state)
    {
        for (var at = Size; at < state.Length; at += Width)
        {
            state[at + Marks] |= state[at + FirstRow] == 0 ? 0 : Error;
        }

        _environment.Raise(node, state);
    }

    private static IReadOnlyList<FlowValue> Asked(FlowNode node) => node.Kind switch
    {
        FlowKind.Write or FlowKind.Flush => [node.Value!],
        FlowKind.Complete when node.Status is { } status => [status],
        _ => [],
    };

    /// <summary>What a node made before is no longer its last. Several of those that no variable tells apart are kept as one: one that lost rows, if any did.</summary>
    private void Age(FlowNode node, SearchState state)
    {
        _environment.Age(node, state);
        for (var at = Size; at < state.Length; at += Width)
        {
            var buffer = state[at + Which];
            var aged = _values.Aged(buffer, node.Id);
            if (aged == buffer)
            {
                continue;
            }

            var (row, marks, success) = (state[at + FirstRow], state[at + Marks], state[at + Success]);
            state.Remove(at, Width);
            at -= Width;
            var same = Entry(aged, state, out var isNew);
            if (isNew || row != 0 && (state[same + FirstRow] == 0 || state[same + Marks] != 0))
            {
                (state[same + FirstRow], state[same + Marks], state[same + Success]) = (row, marks, success);
            }
        }
    }

    /// <summary>The place of a buffer in a state; where it would be, as the complement, when it is not there. They stand in the order of their numbers.</summary>
    private int Find(int buffer, SearchState state)
    {
        var at = Size;
        while (at < state.Length && state[at + Which] < buffer)
        {
            at += Width;
        }

        return at < state.Length && state[at + Which] == buffer ? at : ~at;
    }

    private int Entry(int buffer, SearchState state, out bool isNew)
    {
        var at = Find(buffer, state);
        isNew = at < 0;
        if (isNew)
        {
            at = ~at;
            state.Insert(at, buffer, 0, 0, 0);
        }

        return at;
    }

    private void Write(FlowNode node, SearchState state)
    {
        var buffer = _environment.Evaluate(node.Value!, state);
        if (!_values[buffer].IsBuffer && !node.TellsBuffer)
        {
            return;
        }

        var at = Entry(buffer, state, out var isNew);
        if (isNew && !_values[buffer].IsBuffer)
        {
            // A buffer that came from elsewhere is looked after there.
            state[at + Marks] = Stored;
        }

        if (state[at + FirstRow] == 0)
        {
            state[at + FirstRow] = node.Id;
            state[at + Marks] &= ~Error;
        }
    }

    private void Flush(FlowNode node, SearchState state, int place)
    {
        var flushed = _environment.Evaluate(node.Value!, state);
        var at = Find(flushed, state);
        if (at < 0)
        {
            MayFlush(flushed, state);
            return;
        }

        if (state[at + FirstRow] == 0)
        {
            return;
        }

        if (state[at + Success] != 0)
        {
            _observations.Add(BufferSight.FlushedAfterSuccess, node, state, at, place);
        }

        state[at + FirstRow] = 0;
        state[at + Success] = 0;
        state[at + Marks] &= ~Error;
        if (state[at + Marks] == 0)
        {
            // It is as if it had never been written.
            state.Remove(at, Width);
        }
    }

    /// <summary>Something is flushed that came from code which is not known, or from a container: it may be any buffer that was given there.</summary>
    private void MayFlush(int flushed, SearchState state)
    {
        var facts = _values[flushed];
        var isElement = facts.Text == FlowValue.ElementText;
        if (!isElement && (facts.Node == 0 || facts.IsBuffer))
        {
            return;
        }

        for (var at = Size; at < state.Length; at += Width)
        {
            if ((state[at + Marks] & (Handed | Stored)) != 0 || isElement && _values.Holds(facts.Parts[0], state[at + Which]))
            {
                state[at + Marks] |= Handed | MayBeFlushed;
            }
        }
    }

    private void Complete(FlowNode node, SearchState state)
    {
        if (node.Status is null || _words.StatusOf(_values[_environment.Evaluate(node.Status, state)].Text) != CompletionStatus.Finished)
        {
            return;
        }

        for (var at = Size; at < state.Length; at += Width)
        {
            state[at + Success] = state[at + FirstRow] == 0 ? 0 : node.Id;
        }
    }

    private void Hand(FlowNode node, SearchState state)
    {
        _inSight.Clear();
        _environment.AddBuffers(state, _inSight);
        for (var at = Size; at < state.Length; at += Width)
        {
            See(state[at + Which]);
        }

        foreach (var argument in node.Arguments)
        {
            if (_environment.Evaluate(argument.Value, state) is var given && _values[given].IsBuffer)
            {
                See(given);
            }
        }

        var mark = node.Kind == FlowKind.Store ? Stored : _leadsToFlush[node.Id] ? Handed : Handed | MayBeFlushed;
        foreach (var buffer in _inSight)
        {
            if (IsHanded(node, buffer, state))
            {
                state[Entry(buffer, state, out _) + Marks] |= mark;
            }
        }
    }

    private void See(int buffer)
    {
        if (!_inSight.Contains(buffer))
        {
            _inSight.Add(buffer);
        }
    }

    private bool IsHanded(FlowNode node, int buffer, SearchState state)
    {
        foreach (var argument in node.Arguments)
        {
            if (argument.IsReceiver && _environment.Evaluate(argument.Value, state) == buffer ? _mayFlush(node.Text) : _environment.Reaches(argument, buffer, state))
            {
                return true;
            }
        }

        return false;
    }

    private void ObserveAll(BufferSight sight, FlowNode node, SearchState state, int place, Func<int, bool> counts)
    {
        for (var at = Size; at < state.Length; at += Width)
        {
            if (state[at + FirstRow] != 0 && counts(state[at + Marks]))
            {
                _observations.Add(sight, node, state, at, place);
            }
        }
    }
}
