namespace Inhaul.Review.Flow;

/// <summary>Walks every path of a graph, each node once for each state; breadth first, so that what it finds it finds by a shortest path.</summary>
internal sealed class PathSearch
{
    /// <summary>How many pairs of node and state are looked at. Functions of real programs need some hundreds.</summary>
    public const int Limit = 60_000;

    /// <summary>How many numbers the states may hold together, which bounds the memory of a search.</summary>
    public const int CellLimit = 16_000_000;

    private readonly List<FlowNode> _nodes = [];
    private readonly List<int> _states = [];
    private readonly List<int> _parents = [];
    private readonly List<bool> _byException = [];
    private readonly HashSet<(int Node, int State)> _seen = [];

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
        var states = new StateTable();
        var state = new SearchState();
        state.Load(new int[automaton.Size]);
        Visit(graph.Entry, states.Keep(state.Cells), -1, byException: false);
        for (var place = 0; place < _nodes.Count; place++)
        {
            if (_nodes.Count > Limit || states.Cells > CellLimit)
            {
                return;
            }

            var (node, before) = (_nodes[place], _states[place]);
            if (node.Raises.Count > 0)
            {
                state.Load(states[before]);
                automaton.Raise(node, state);
                VisitAll(node.Raises, states.Keep(state.Cells), place, byException: true);
            }

            if (!automaton.Concerns(node))
            {
                VisitAll(node.Next, before, place, byException: false);
                continue;
            }

            state.Load(states[before]);
            if (automaton.Pass(node, state, place))
            {
                VisitAll(node.Next, states.Keep(state.Cells), place, byException: false);
            }
        }

        IsComplete = true;
    }

    private void VisitAll(List<FlowNode> nodes, int state, int parent, bool byException)
    {
        foreach (var node in nodes)
        {
            Visit(node, state, parent, byException);
        }
    }

    private void Visit(FlowNode node, int state, int parent, bool byException)
    {
        if (_seen.Add((node.Id, state)))
        {
            _nodes.Add(node);
            _states.Add(state);
            _parents.Add(parent);
            _byException.Add(byException);
        }
    }
}
