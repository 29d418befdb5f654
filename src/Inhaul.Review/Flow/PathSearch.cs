namespace Inhaul.Review.Flow;

/// <summary>Walks every path of a graph, each node once for each state; breadth first, so that what it finds it finds by a shortest path.</summary>
internal sealed class PathSearch
{
    /// <summary>How many pairs of node and state are looked at. Functions of real programs need some hundreds.</summary>
    public const int Limit = 60_000;

    /// <summary>How many numbers the states may hold together, which bounds the memory of a search.</summary>
    public const int CellLimit = 16_000_000;

    private readonly List<Place> _places = [];

    private PathSearch()
    {
    }

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
        for (var at = place; at >= 0; at = _places[at].Before)
        {
            steps.Add(new FlowStep(_places[at].Node, raised));
            raised = _places[at].ByException;
        }

        steps.Reverse();
        return steps;
    }

    private void Walk(FlowGraph graph, PathAutomaton automaton)
    {
        var seen = new HashSet<long>(graph.Nodes.Count * 2);
        var states = new StateTable();
        var state = new SearchState();
        state.Load(new int[automaton.Size]);
        Visit([graph.Entry], states.Keep(state.Cells), -1, byException: false, seen);
        for (var place = 0; place < _places.Count; place++)
        {
            if (_places.Count > Limit || states.Cells > CellLimit)
            {
                return;
            }

            var (node, before) = (_places[place].Node, _places[place].State);
            if (node.Raises.Count > 0)
            {
                state.Load(states[before]);
                automaton.Raise(node, state);
                Visit(node.Raises, states.Keep(state.Cells), place, byException: true, seen);
            }

            if (!automaton.Concerns(node))
            {
                Visit(node.Next, before, place, byException: false, seen);
                continue;
            }

            state.Load(states[before]);
            if (automaton.Pass(node, state, place))
            {
                Visit(node.Next, states.Keep(state.Cells), place, byException: false, seen);
            }
        }

        IsComplete = true;
    }

    private void Visit(List<FlowNode> nodes, int state, int before, bool byException, HashSet<long> seen)
    {
        foreach (var node in nodes)
        {
            if (seen.Add(((long)node.Id << 32) | (uint)state))
            {
                _places.Add(new Place(node, state, before, byException));
            }
        }
    }

    /// <summary>A node in a state, and how it is reached first.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="State">The state before it.</param>
    /// <param name="Before">The place it is reached from; -1 for none.</param>
    /// <param name="ByException">True when that one raises.</param>
    private readonly record struct Place(FlowNode Node, int State, int Before, bool ByException);
}
