namespace Inhaul.Review.Flow;

/// <summary>Finds the cells of a state that no path reads any more. They are cleared, so that paths meet again that differ in nothing that matters.</summary>
internal sealed class LiveCells
{
    private readonly FlowGraph _graph;
    private readonly CellSets _before;
    private readonly CellSets _passed;
    private readonly CellSets _raised;
    private readonly int[]?[] _deadPassed;
    private readonly int[]?[] _deadRaised;

    /// <summary>Looks through a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="cells">How many cells there are.</param>
    /// <param name="reads">The cells that each node reads.</param>
    /// <param name="sets">The cells that each node sets, whatever they held.</param>
    public LiveCells(FlowGraph graph, int cells, CellSets reads, CellSets sets)
    {
        _graph = graph;
        _before = new CellSets(graph.Nodes.Count, cells);
        _passed = new CellSets(graph.Nodes.Count, cells);
        _raised = new CellSets(graph.Nodes.Count, cells);
        _deadPassed = new int[]?[graph.Nodes.Count];
        _deadRaised = new int[]?[graph.Nodes.Count];
        while (Update(reads, sets))
        {
            // Loops take another round.
        }

        FindDead(cells, sets);
    }

    /// <summary>The cells that nothing reads once a node is passed, and that may hold something there; null for none.</summary>
    public int[]? Passed(FlowNode node) => _deadPassed[node.Id];

    /// <summary>The cells that nothing reads once a node has raised, and that may hold something there; null for none.</summary>
    public int[]? Raised(FlowNode node) => _deadRaised[node.Id];

    /// <summary>Looks at every node once, those further down first, since most of what follows a node was made after it.</summary>
    /// <returns>False when nothing new was learned.</returns>
    private bool Update(CellSets reads, CellSets sets)
    {
        var hasChanged = false;
        for (var at = _graph.Nodes.Count - 1; at >= 0; at--)
        {
            var node = _graph.Nodes[at];
            _passed.AddAll(node, node.Next, _before);
            _raised.AddAll(node, node.Raises, _before);
            var before = _before[node];
            for (var word = 0; word < before.Length; word++)
            {
                // What raises has not set anything yet.
                var live = reads[node][word] | _raised[node][word] | _passed[node][word] & ~sets[node][word];
                hasChanged |= live != before[word];
                before[word] = live;
            }
        }

        return hasChanged;
    }

    private void FindDead(int cells, CellSets sets)
    {
        // Where some way on reads a cell, and another does not, it is cleared behind the first node of the other.
        var held = new CellSets(_graph.Nodes.Count, cells);
        foreach (var node in _graph.Nodes)
        {
            held.AddAll(node, sets[node]);
            foreach (var next in node.Next)
            {
                held.AddAll(next, _passed[node]);
            }

            foreach (var next in node.Raises)
            {
                held.AddAll(next, _raised[node]);
            }
        }

        foreach (var node in _graph.Nodes)
        {
            _deadPassed[node.Id] = CellSets.Without(held[node], _passed[node]);
            _deadRaised[node.Id] = node.Raises.Count == 0 ? null : CellSets.Without(held[node], _raised[node]);
        }
    }
}
