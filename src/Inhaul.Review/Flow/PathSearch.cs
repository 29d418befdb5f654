using System.Collections.Generic;

namespace Inhaul.Review.Flow;

/// <summary>Walks every path of a graph, each node once for each state; breadth first, so that what it finds it finds by a shortest path.</summary>
internal sealed class PathSearch
{
    /// <summary>How many pairs of node and state are looked at. Functions of real programs need some hundreds.</summary>
    public const int Limit = 60_000;

    /// <summary>How many numbers the states may hold together, which bounds the memory of a search.</summary>
    public const int CellLimit = 16_000_000;

    private readonly List<FlowNode> _nodes = [];
    private readonly List<int[]> _states = [];
    private readonly List<int> _parents = [];
    private readonly List<bool> _byException = [];

    private long _cells;

    /// <summary>True when every path was walked.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Walks a graph.</summary>
    public static PathSearch Run(FlowGraph graph, PathAutomaton automaton)
    {
        var search = new PathSearch();
        search.Walk(graph, automaton);
        return search;
    }

    /// <summary>The nodes from the entry to a place; with each, whether it was left by an exception.</summary>
    public IReadOnlyList<FlowStep> Path(int place)
    {
        var steps = new List<FlowStep>();
        var raised = false;
        for (var at = place; at >= 0; at = _parents[at])
        {
            steps.Add(new FlowStep(_nodes[at], raised));
            raised = _byException[at];
        }
        steps.Reverse();
        return steps;
    }

    private void Walk(FlowGraph graph, PathAutomaton automaton)
    {
        var seen = new HashSet<SearchPlace>(SearchPlace.Comparer);
        Visit(graph.Entry, automaton.Start(), -1, byException: false, seen);
        for (var place = 0; place < _nodes.Count; place++)
        {
            if (_nodes.Count > Limit || _cells > CellLimit)
            {
                return;
            }
            var node = _nodes[place];
            // What is raised leaves the node before it has done its work.
            if (node.Raises.Count > 0 && automaton.Step(node, _states[place], raised: true, place) is { } raising)
            {
                foreach (var next in node.Raises)
                {
                    Visit(next, Shared(raising, _states[place]), place, byException: true, seen);
                }
            }
            if (automaton.Step(node, _states[place], raised: false, place) is { } going)
            {
                foreach (var next in node.Next)
                {
                    Visit(next, Shared(going, _states[place]), place, byException: false, seen);
                }
            }
        }
        IsComplete = true;
    }

    private void Visit(FlowNode node, int[] state, int parent, bool byException, HashSet<SearchPlace> seen)
    {
        if (seen.Add(new SearchPlace(node.Id, state)))
        {
            _nodes.Add(node);
            _states.Add(state);
            _cells += parent >= 0 && ReferenceEquals(state, _states[parent]) ? 0 : state.Length;
            _parents.Add(parent);
            _byException.Add(byException);
        }
    }

    /// <summary>The state before when nothing changed: most nodes change nothing.</summary>
    private static int[] Shared(int[] state, int[] before) => SearchPlace.AreEqual(state, before) ? before : state;
}
