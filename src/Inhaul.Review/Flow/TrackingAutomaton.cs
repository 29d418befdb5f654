using static Inhaul.Review.Flow.TrackingCells;

namespace Inhaul.Review.Flow;

/// <summary>
/// Follows the imports that are begun on a path. A state holds the statement that is about to leave the function, the variables, and for
/// each import that began, in their order: where, its id, how it stands, to whom the last exception is put down, where it was completed, and
/// how many calls lead to the function that has it now: handlers further out are others' affair.
/// </summary>
internal sealed class TrackingAutomaton : PathAutomaton
{
    private readonly FlowGraph _graph;
    private readonly FlowWords _words;
    private readonly ValueTable _values = new();
    private readonly FlowEnvironment _environment;
    private readonly bool[] _leadsToCompletion;
    private readonly TrackingObservations _observations;

    public TrackingAutomaton(FlowGraph graph, FlowWords words)
    {
        _graph = graph;
        _words = words;
        _observations = new TrackingObservations(graph);
        _leadsToCompletion = graph.LeadsTo(FlowKind.Complete);
        _environment = new FlowEnvironment(graph, _values, Asked, MayComplete);
    }

    /// <summary>What was come across.</summary>
    public IReadOnlyList<TrackingObservation> Observations => _observations.All;

    /// <inheritdoc/>
    public override int Size => _environment.Size;

    /// <inheritdoc/>
    public override bool Concerns(FlowNode node) =>
        node.Kind is FlowKind.Begin or FlowKind.Complete or FlowKind.Catch or FlowKind.Swallow or FlowKind.Leave or FlowKind.CallEnd or FlowKind.EndExit or FlowKind.RaiseExit or FlowKind.ProgramExit
        || node.Creates && _values.WasMade(node) || _environment.Concerns(node) || MayComplete(node);

    /// <inheritdoc/>
    public override bool Pass(FlowNode node, SearchState state, int place)
    {
        switch (node.Kind)
        {
            case FlowKind.Begin:
                Begin(node, state, place);
                break;
            case FlowKind.Complete:
                Complete(node, state, place);
                break;
            case FlowKind.Catch:
                Catch(node, state);
                break;
            case FlowKind.Swallow:
                Swallow(node, state);
                break;
            case FlowKind.Leave:
                state[Leaving] = node.Id;
                break;
            case FlowKind.CallEnd:
                Return(node, state);
                break;
            case FlowKind.EndExit or FlowKind.RaiseExit or FlowKind.ProgramExit:
                Exit(node, state, place);
                return false;
        }

        if (MayComplete(node))
        {
            GiveAway(node, state);
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
        var attempted = node.Kind == FlowKind.Complete ? Target(IdOf(node, state), Size, state, out _) : -1;
        for (var at = Size; at < state.Length; at += Width)
        {
            if (at == attempted && IsOpen(state, at))
            {
                state[at + Phase] = Attempted;
            }
            else if ((state[at + Phase] & Open) != 0 && node.Kind != FlowKind.Leave)
            {
                var culprit = node.CulpritDepth < state[at + Level] ? FlowNode.Outside : node.Culprit;
                state[at + Via] = culprit == FlowNode.Outside && !_leadsToCompletion[node.Id] ? FlowNode.Nobody : culprit;
            }
        }

        // A call that raises may have done its part before.
        if (MayComplete(node))
        {
            GiveAway(node, state);
        }

        if (node.Kind == FlowKind.Begin)
        {
            Try(node, state);
        }

        _environment.Raise(node, state);
    }

    private static IReadOnlyList<FlowValue> Asked(FlowNode node) =>
        node.Kind is FlowKind.Begin or FlowKind.Complete ? [.. new[] { node.Value, node.Status }.OfType<FlowValue>()] : [];

    /// <summary>Code that is not known may complete the import, unless it is completed later anyway.</summary>
    private bool MayComplete(FlowNode node) => node.Arguments.Count > 0 && node.Kind == FlowKind.Call && !_leadsToCompletion[node.Id];

    private void Begin(FlowNode node, SearchState state, int place)
    {
        for (var at = Size; at < state.Length; at += Width)
        {
            if (state[at + Site] == node.Id && state[at + Phase] != Tried)
            {
                Forget(state, at, place);
                if ((state[at + Phase] & Open) != 0)
                {
                    _observations.Add(TrackingSight.BegunAgain, node, state, at, place);
                }

                // It goes with those that were only tried.
                state[at + Phase] = Tried;
            }
        }

        RemoveTried(state);
        Add(node, Open, state);
    }

    /// <summary>
    /// An import raises when it is to begin: it is not open, but whoever completes it means no other. It is of interest only
    /// while another is in sight, and only the last one.
    /// </summary>
    private void Try(FlowNode node, SearchState state)
    {
        RemoveTried(state);
        if (state.Length > Size)
        {
            Add(node, Tried, state);
        }
    }

    private void RemoveTried(SearchState state)
    {
        for (var at = state.Length - Width; at >= Size; at -= Width)
        {
            if (state[at + Phase] == Tried)
            {
                state.Remove(at, Width);
            }
        }
    }

    private void Add(FlowNode node, int phase, SearchState state) =>
        state.Insert(state.Length, node.Id, IdOf(node, state), phase, 0, 0, node.Depth);

    private int IdOf(FlowNode node, SearchState state) => node.Value is null ? 0 : _environment.Evaluate(node.Value, state);

    private void Catch(FlowNode node, SearchState state)
    {
        state[Leaving] = 0;
        for (var at = Size; at < state.Length; at += Width)
        {
            state[at + Phase] &= ~FailureTold;
            if (IsOpen(state, at) && node.Depth >= state[at + Level])
            {
                state[at + Via] = node.Id;
            }
        }
    }

    /// <summary>A call ends. How the function was left that began an import stays of interest.</summary>
    private void Return(FlowNode node, SearchState state)
    {
        var isTheirs = false;
        for (var at = Size; at < state.Length; at += Width)
        {
            isTheirs |= IsOpen(state, at) && state[at + Level] == node.Depth + 1;
            state[at + Level] = Math.Min(state[at + Level], node.Depth);
        }

        state[Leaving] = isTheirs ? state[Leaving] : 0;
    }

    private void GiveAway(FlowNode node, SearchState state)
    {
        for (var at = Size; at < state.Length; at += Width)
        {
            if (IsOpen(state, at) && (state[at + Phase] & MayBeCompleted) == 0 && _environment.ReachesAny(node.Arguments, state[at + Id], state))
            {
                state[at + Phase] |= MayBeCompleted;
            }
        }
    }

    private void Age(FlowNode node, SearchState state)
    {
        _environment.Age(node, state);
        for (var at = Size; at < state.Length; at += Width)
        {
            state[at + Id] = _values.Aged(state[at + Id], node.Id);
        }
    }

    private void Complete(FlowNode node, SearchState state, int place)
    {
        var status = node.Status is null ? CompletionStatus.Unknown : _words.StatusOf(_values[_environment.Evaluate(node.Status, state)].Text);
        var at = Target(IdOf(node, state), Size, state, out var sameId);
        _observations.Add(TrackingSight.Completed, node, state, at, place, status);
        if (status == CompletionStatus.Finished && node.InFinally && (node.WhileRaising || at >= 0 && IsOpen(state, at) && state[at + Via] != 0))
        {
            _observations.Add(TrackingSight.SuccessAfterError, node, state, at, place, status);
        }

        if (at < 0)
        {
            return;
        }

        if (state[at + Phase] == Tried)
        {
            state.Remove(at, Width);
            return;
        }

        if (!sameId)
        {
            _observations.Add(TrackingSight.OtherId, node, state, at, place, status);
        }
        else if (!IsOpen(state, at))
        {
            _observations.Add(TrackingSight.CompletedTwice, node, state, at, place, status);
        }

        Forget(state, at, place);
        state[at + Phase] = Completed | (status == CompletionStatus.Failed ? FailureTold : 0);
        state[at + Done] = node.Id;
        // Nobody asks any more which exception came before.
        (state[at + Via], state[at + Level]) = (0, 0);
    }

    private void Swallow(FlowNode node, SearchState state)
    {
        for (var at = Size; at < state.Length; at += Width)
        {
            if ((state[at + Phase] & FailureTold) != 0)
            {
                state[at + Phase] = state[at + Phase] & ~FailureTold | Swallowed;
                state[at + Via] = node.Id;
            }
        }
    }

    /// <summary>Nothing was raised since the failure was swallowed, and its import is done with.</summary>
    private void Forget(SearchState state, int at, int place)
    {
        if ((state[at + Phase] & Swallowed) != 0)
        {
            _observations.Add(TrackingSight.Swallowed, _graph.Nodes[state[at + Via]], state, at, place);
        }
    }

    private void Exit(FlowNode node, SearchState state, int place)
    {
        for (var at = Size; at < state.Length; at += Width)
        {
            if (node.Kind == FlowKind.EndExit)
            {
                Forget(state, at, place);
            }

            if ((state[at + Phase] & Open) != 0)
            {
                _observations.Add(TrackingSight.LeftOpen, node, state, at, place);
            }
            else if ((state[at + Phase] & Completed) != 0)
            {
                _observations.Add(TrackingSight.LeftCompleted, node, state, at, place);
            }
        }
    }
}
