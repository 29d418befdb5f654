using System;
using System.Collections.Generic;
using System.Linq;

namespace Inhaul.Review.Flow;

/// <summary>
/// Follows the imports that are begun on a path. A state holds the statement that is about to leave the function, the variables, and for
/// each import that began, in their order: where, its id, how it stands, to whom the last exception is put down, where it was completed, and
/// how many calls lead to the function that has it now: handlers further out are others' affair.
/// </summary>
internal sealed class TrackingAutomaton : PathAutomaton
{
    private const int Leaving = 0;
    private const int Width = 6;
    private const int Site = 0;
    private const int Id = 1;
    private const int Phase = 2;
    private const int Via = 3;
    private const int Done = 4;
    private const int Level = 5;

    private const int Open = 1;
    private const int Attempted = 2;
    private const int Completed = 4;
    private const int FailureTold = 8;
    private const int MayBeCompleted = 16;
    private const int Swallowed = 32;

    private readonly FlowGraph _graph;
    private readonly FlowWords _words;
    private readonly ValueTable _values = new();
    private readonly FlowEnvironment _environment;
    private readonly bool[] _leadsToCompletion;
    private readonly HashSet<(TrackingSight, int, int, int, int, int)> _seen = [];

    public TrackingAutomaton(FlowGraph graph, FlowWords words)
    {
        _graph = graph;
        _words = words;
        _leadsToCompletion = graph.LeadsTo(FlowKind.Complete);
        var calls = graph.Nodes.Where(node => node.Kind is FlowKind.Begin or FlowKind.Complete);
        _environment = new FlowEnvironment(graph, _values, calls.SelectMany(node => new[] { node.Value, node.Status }).OfType<FlowValue>());
    }

    /// <summary>What was come across.</summary>
    public List<TrackingObservation> Observations { get; } = [];

    /// <inheritdoc/>
    public override int[] Start() => new int[_environment.Size];

    /// <inheritdoc/>
    public override int[]? Step(FlowNode node, int[] state, bool raised, int place)
    {
        var next = (int[])state.Clone();
        if (raised)
        {
            Raise(node, next);
            // A call that raises may have done its part before.
            MayComplete(node, next, state);
            return node.Kind == FlowKind.Begin ? Tried(node, next) : next;
        }
        switch (node.Kind)
        {
            case FlowKind.Begin:
                next = Begin(node, next, place);
                break;
            case FlowKind.Complete:
                next = Complete(node, next, place);
                break;
            case FlowKind.Catch:
                next[Leaving] = 0;
                Each(next, at => next[at + Phase] &= ~FailureTold);
                Each(next, at => next[at + Via] = IsOpen(next, at) && node.Depth >= next[at + Level] ? node.Id : next[at + Via]);
                break;
            case FlowKind.Swallow:
                Swallow(node, next);
                break;
            case FlowKind.Leave:
                next[Leaving] = node.Id;
                break;
            case FlowKind.CallEnd:
                Return(node, next);
                break;
            case FlowKind.EndExit or FlowKind.RaiseExit or FlowKind.ProgramExit:
                Exit(node, next, place);
                return null;
        }
        MayComplete(node, next, state);
        if (node.Creates && _values.WasMade(node))
        {
            _environment.Age(node, next);
            Each(next, at => next[at + Id] = _values.Aged(next[at + Id], node.Id));
        }
        return _environment.Apply(node, next) ? next : null;
    }

    /// <summary>Code that is not known may complete the import, unless it is completed later anyway.</summary>
    private void MayComplete(FlowNode node, int[] next, int[] state)
    {
        if (node.Arguments.Count > 0 && node.Kind == FlowKind.Call && !_leadsToCompletion[node.Id])
        {
            Each(next, at =>
            {
                if (IsOpen(next, at) && node.Arguments.Exists(argument => _environment.Reaches(argument, next[at + Id], state)))
                {
                    next[at + Phase] |= MayBeCompleted;
                }
            });
        }
    }

    private static bool IsOpen(int[] state, int at) => (state[at + Phase] & (Open | Attempted)) != 0;

    private void Each(int[] state, Action<int> entry)
    {
        for (var at = _environment.Size; at < state.Length; at += Width)
        {
            entry(at);
        }
    }

    private int[] Begin(FlowNode node, int[] state, int place)
    {
        Each(state, at =>
        {
            if (state[at + Site] != node.Id)
            {
                return;
            }
            Forget(state, at, place);
            if ((state[at + Phase] & Open) != 0)
            {
                Observe(TrackingSight.BegunAgain, node, state, at, place);
            }
        });
        return [.. Without(state, at => state[at + Site] == node.Id || state[at + Phase] == 0), node.Id, IdOf(node, state), Open, 0, 0, node.Depth];
    }

    /// <summary>
    /// An import that raised when it was to begin: it is not open, but whoever completes it means no other. It is of interest only
    /// while another is in sight, and only the last one.
    /// </summary>
    private int[] Tried(FlowNode node, int[] state)
    {
        var kept = Without(state, at => state[at + Phase] == 0);
        return kept.Length == _environment.Size ? kept : [.. kept, node.Id, IdOf(node, state), 0, 0, 0, node.Depth];
    }

    private int IdOf(FlowNode node, int[] state) => node.Value is null ? 0 : _environment.Evaluate(node.Value, state);

    private int[] Without(int[] state, Func<int, bool> isOut)
    {
        var kept = new List<int>(state.Take(_environment.Size));
        Each(state, at => kept.AddRange(isOut(at) ? [] : state.Skip(at).Take(Width)));
        return [.. kept];
    }

    /// <summary>A call ends. How the function was left that began an import stays of interest.</summary>
    private void Return(FlowNode node, int[] state)
    {
        var isTheirs = false;
        Each(state, at =>
        {
            isTheirs |= IsOpen(state, at) && state[at + Level] == node.Depth + 1;
            state[at + Level] = Math.Min(state[at + Level], node.Depth);
        });
        state[Leaving] = isTheirs ? state[Leaving] : 0;
    }

    private void Raise(FlowNode node, int[] state)
    {
        var attempted = node.Kind == FlowKind.Complete ? Target(node, state, out _) : -1;
        Each(state, at =>
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
        });
    }

    /// <summary>The import that a call completes: the last open one with its id, else one with its id, else the last open one, else the only one; -1 for none.</summary>
    private int Target(FlowNode node, int[] state, out bool sameId)
    {
        var id = IdOf(node, state);
        int openSame = -1, same = -1, open = -1, any = -1;
        Each(state, at =>
        {
            any = state[at + Phase] == 0 ? any : at;
            var isSame = id == 0 || state[at + Id] == 0 || state[at + Id] == id;
            same = isSame ? at : same;
            open = IsOpen(state, at) ? at : open;
            openSame = isSame && IsOpen(state, at) ? at : openSame;
        });
        sameId = openSame >= 0 || same >= 0;
        return openSame >= 0 ? openSame : same >= 0 ? same : open >= 0 ? open : any;
    }

    private int[] Complete(FlowNode node, int[] state, int place)
    {
        var status = node.Status is null ? CompletionStatus.Unknown : _words.StatusOf(_values[_environment.Evaluate(node.Status, state)].Text);
        var at = Target(node, state, out var sameId);
        Observe(TrackingSight.Completed, node, state, at, place, status);
        if (status == CompletionStatus.Finished && node.InFinally && (node.WhileRaising || at >= 0 && IsOpen(state, at) && state[at + Via] != 0))
        {
            Observe(TrackingSight.SuccessAfterError, node, state, at, place, status);
        }
        if (at < 0)
        {
            return state;
        }
        if (state[at + Phase] == 0)
        {
            return Without(state, tried => tried == at);
        }
        if (!sameId)
        {
            Observe(TrackingSight.OtherId, node, state, at, place, status);
        }
        else if (!IsOpen(state, at))
        {
            Observe(TrackingSight.CompletedTwice, node, state, at, place, status);
        }
        Forget(state, at, place);
        state[at + Phase] = Completed | (status == CompletionStatus.Failed ? FailureTold : 0);
        state[at + Done] = node.Id;
        return state;
    }

    private void Swallow(FlowNode node, int[] state) => Each(state, at =>
    {
        if ((state[at + Phase] & FailureTold) != 0)
        {
            state[at + Phase] = state[at + Phase] & ~FailureTold | Swallowed;
            state[at + Via] = node.Id;
        }
    });

    /// <summary>Nothing was raised since the failure was swallowed, and its import is done with.</summary>
    private void Forget(int[] state, int at, int place)
    {
        if ((state[at + Phase] & Swallowed) != 0)
        {
            Observe(TrackingSight.Swallowed, _graph.Nodes[state[at + Via]], state, at, place);
        }
    }

    private void Exit(FlowNode node, int[] state, int place) => Each(state, at =>
    {
        if (node.Kind == FlowKind.EndExit)
        {
            Forget(state, at, place);
        }
        if ((state[at + Phase] & Open) != 0)
        {
            Observe(TrackingSight.LeftOpen, node, state, at, place);
        }
        else if ((state[at + Phase] & Completed) != 0)
        {
            Observe(TrackingSight.LeftCompleted, node, state, at, place);
        }
    });

    private void Observe(TrackingSight sight, FlowNode node, int[] state, int at, int place, CompletionStatus status = CompletionStatus.Unknown)
    {
        int Cell(int cell) => at < 0 ? 0 : state[at + cell];
        var leaving = sight is TrackingSight.LeftOpen or TrackingSight.LeftCompleted ? state[Leaving] : 0;
        // Which exception led to a completed import's exit is of no interest, only whether one did.
        var via = sight == TrackingSight.LeftOpen || sight == TrackingSight.BegunAgain ? Cell(Via) : 0;
        if (!_seen.Add((sight, node.Id, Cell(Site), via, leaving * 2 + (Cell(Phase) & MayBeCompleted) / MayBeCompleted, Cell(Done) * 4 + (int)status)))
        {
            return;
        }
        Observations.Add(new TrackingObservation(sight, node, place)
        {
            Begin = at < 0 ? null : _graph.Nodes[Cell(Site)],
            Via = Cell(Via),
            Leaving = leaving == 0 ? null : _graph.Nodes[leaving],
            MayBeCompleted = (Cell(Phase) & MayBeCompleted) != 0,
            Status = status,
            Before = Cell(Done) == 0 ? null : _graph.Nodes[Cell(Done)],
        });
    }
}
