using System;
using System.Collections.Generic;
using System.Linq;

namespace Inhaul.Review.Flow;

/// <summary>
/// Follows the buffers that are written to on a path. A state holds the variables, and for each buffer of interest: which, the first row
/// that it holds, what happened to it, and where success was told while it held rows.
/// </summary>
internal sealed class BufferAutomaton : PathAutomaton
{
    private const int Width = 4;
    private const int Buffer = 0;
    private const int FirstRow = 1;
    private const int Marks = 2;
    private const int Success = 3;

    private const int Error = 1;
    private const int Stored = 2;
    private const int Handed = 4;
    private const int MayBeFlushed = 8;

    private readonly FlowGraph _graph;
    private readonly FlowWords _words;
    private readonly ValueTable _values = new();
    private readonly FlowEnvironment _environment;
    private readonly Func<string, bool> _mayFlush;
    private readonly bool[] _leadsToFlush;
    private readonly HashSet<(BufferSight, int, int, int, bool)> _seen = [];

    /// <summary>Begins a search.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="words">The status words.</param>
    /// <param name="mayFlush">Tells by the text of a call on a buffer whether it may flush it.</param>
    public BufferAutomaton(FlowGraph graph, FlowWords words, Func<string, bool> mayFlush)
    {
        _graph = graph;
        _words = words;
        _mayFlush = mayFlush;
        _leadsToFlush = graph.LeadsTo(FlowKind.Flush);
        var calls = graph.Nodes.Where(node => node.Kind is FlowKind.Write or FlowKind.Flush).Select(node => node.Value!);
        var statuses = graph.Nodes.Where(node => node.Kind == FlowKind.Complete).Select(node => node.Status).OfType<FlowValue>();
        _environment = new FlowEnvironment(graph, _values, calls.Concat(statuses));
    }

    /// <summary>What was come across.</summary>
    public List<BufferObservation> Observations { get; } = [];

    /// <inheritdoc/>
    public override int[] Start() => new int[_environment.Size];

    /// <inheritdoc/>
    public override int[]? Step(FlowNode node, int[] state, bool raised, int place)
    {
        var next = (int[])state.Clone();
        if (raised)
        {
            Each(next, at => next[at + Marks] |= next[at + FirstRow] == 0 ? 0 : Error);
            return next;
        }
        switch (node.Kind)
        {
            case FlowKind.Write:
                next = Write(node, next);
                break;
            case FlowKind.Flush:
                Flush(node, next, place);
                break;
            case FlowKind.Aggregate:
                Each(next, at => Aggregate(node, next, at, place));
                break;
            case FlowKind.Complete when node.Status is not null && _words.StatusOf(_values[_environment.Evaluate(node.Status, state)].Text) == CompletionStatus.Finished:
                Each(next, at => next[at + Success] = next[at + FirstRow] == 0 ? 0 : node.Id);
                break;
            case FlowKind.EndExit:
                Each(next, at => End(node, next, at, place));
                return null;
            case FlowKind.RaiseExit or FlowKind.ProgramExit:
                return null;
        }
        if (node.Arguments.Count > 0)
        {
            next = Hand(node, next);
        }
        if (node.Creates && _values.WasMade(node))
        {
            _environment.Age(node, next);
            next = Age(node, next);
        }
        return _environment.Apply(node, next) ? next : null;
    }

    private void Each(int[] state, Action<int> entry)
    {
        for (var at = _environment.Size; at < state.Length; at += Width)
        {
            entry(at);
        }
    }

    /// <summary>What a node made before is no longer its last. Several of those that no variable tells apart are kept as one: one that lost rows, if any did.</summary>
    private int[] Age(FlowNode node, int[] state)
    {
        var kept = new List<int>(state.Take(_environment.Size));
        Each(state, at =>
        {
            var buffer = _values.Aged(state[at + Buffer], node.Id);
            var same = -1;
            for (var other = _environment.Size; other < kept.Count; other += Width)
            {
                same = kept[other + Buffer] == buffer ? other : same;
            }
            if (same < 0)
            {
                kept.AddRange([buffer, state[at + FirstRow], state[at + Marks], state[at + Success]]);
            }
            else if (state[at + FirstRow] != 0 && (kept[same + FirstRow] == 0 || kept[same + Marks] != 0))
            {
                (kept[same + FirstRow], kept[same + Marks], kept[same + Success]) = (state[at + FirstRow], state[at + Marks], state[at + Success]);
            }
        });
        return [.. kept];
    }

    private int Find(int[] state, int buffer)
    {
        var found = -1;
        Each(state, at => found = state[at + Buffer] == buffer ? at : found);
        return found;
    }

    private int[] Write(FlowNode node, int[] state)
    {
        var buffer = _environment.Evaluate(node.Value!, state);
        if (!_values[buffer].IsBuffer && !node.TellsBuffer)
        {
            return state;
        }
        var at = Find(state, buffer);
        if (at < 0)
        {
            // A buffer that came from elsewhere is looked after there.
            return [.. state, buffer, node.Id, _values[buffer].IsBuffer ? 0 : Stored, 0];
        }
        if (state[at + FirstRow] == 0)
        {
            state[at + FirstRow] = node.Id;
            state[at + Marks] &= ~Error;
        }
        return state;
    }

    private void Flush(FlowNode node, int[] state, int place)
    {
        var flushed = _environment.Evaluate(node.Value!, state);
        var at = Find(state, flushed);
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
            Observe(BufferSight.FlushedAfterSuccess, node, state, at, place);
        }
        state[at + FirstRow] = 0;
        state[at + Success] = 0;
        state[at + Marks] &= ~Error;
    }

    /// <summary>Something is flushed that came from code which is not known, or from a container: it may be any buffer that was given there.</summary>
    private void MayFlush(int flushed, int[] state)
    {
        var facts = _values[flushed];
        var isElement = facts.Text == FlowValue.ElementText;
        if (isElement || facts.Node != 0 && !facts.IsBuffer)
        {
            Each(state, at =>
            {
                if ((state[at + Marks] & (Handed | Stored)) != 0 || isElement && _values.Holds(facts.Parts[0], state[at + Buffer]))
                {
                    state[at + Marks] |= Handed | MayBeFlushed;
                }
            });
        }
    }

    private void Aggregate(FlowNode node, int[] state, int at, int place)
    {
        if (state[at + FirstRow] != 0)
        {
            Observe(BufferSight.AggregatedUnflushed, node, state, at, place);
        }
    }

    private void End(FlowNode node, int[] state, int at, int place)
    {
        if (state[at + FirstRow] != 0 && state[at + Marks] == 0)
        {
            Observe(BufferSight.LeftUnflushed, node, state, at, place);
        }
    }

    private int[] Hand(FlowNode node, int[] state)
    {
        var mark = node.Kind == FlowKind.Store ? Stored : _leadsToFlush[node.Id] ? Handed : Handed | MayBeFlushed;
        var buffers = Buffers(state);
        buffers.UnionWith(node.Arguments.Select(argument => _environment.Evaluate(argument.Value, state)).Where(value => _values[value].IsBuffer));
        foreach (var buffer in buffers)
        {
            if (node.Arguments.Exists(argument => argument.IsReceiver && _environment.Evaluate(argument.Value, state) == buffer ? _mayFlush(node.Text) : _environment.Reaches(argument, buffer, state)))
            {
                var at = Find(state, buffer);
                if (at < 0)
                {
                    at = state.Length;
                    state = [.. state, buffer, 0, 0, 0];
                }
                state[at + Marks] |= mark;
            }
        }
        return state;
    }

    /// <summary>The buffers in sight: those that variables hold, those that are made by a node, and those that were written to.</summary>
    private HashSet<int> Buffers(int[] state)
    {
        var buffers = new HashSet<int>(_environment.Values(state).Where(value => _values[value].IsBuffer));
        Each(state, at => buffers.Add(state[at + Buffer]));
        return buffers;
    }

    private void Observe(BufferSight sight, FlowNode node, int[] state, int at, int place)
    {
        var mayBeFlushed = (state[at + Marks] & MayBeFlushed) != 0;
        if (_seen.Add((sight, node.Id, state[at + FirstRow], state[at + Success], mayBeFlushed)))
        {
            Observations.Add(new BufferObservation(sight, node, place, _graph.Nodes[state[at + FirstRow]])
            {
                MayBeFlushed = mayBeFlushed,
                Success = state[at + Success] == 0 ? null : _graph.Nodes[state[at + Success]],
            });
        }
    }
}
