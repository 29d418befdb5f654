namespace Inhaul.Review.Flow;

/// <summary>Which nodes read the cells of tracked variables, and which set them.</summary>
/// <param name="graph">The graph.</param>
/// <param name="variables">The variables.</param>
internal sealed class VariableUses(FlowGraph graph, TrackedVariables variables)
{
    private readonly CellSets _reads = new(graph.Nodes.Count, variables.Size);
    private readonly CellSets _sets = new(graph.Nodes.Count, variables.Size);

    /// <summary>The cells that are still read, at each node.</summary>
    /// <param name="asked">The values that the rules ask for at a node.</param>
    /// <param name="asksArguments">Whether they ask for what the node gives away, too.</param>
    public LiveCells Live(Func<FlowNode, IReadOnlyList<FlowValue>> asked, Func<FlowNode, bool> asksArguments)
    {
        foreach (var node in variables.Size == 1 ? [] : graph.Nodes)
        {
            Read(node, asked(node));
            if (node.Arguments.Count > 0 && asksArguments(node))
            {
                ReadArguments(node);
            }

            if (node.IsTest)
            {
                Add(_reads, node, variables.CellOf(node.Value!.Number));
                Add(_reads, node, variables.AnswerOf(node.Value.Number));
            }
            else if (node.Assigns)
            {
                Read(node, variables.CellOf(node.Slot) == 0 ? [] : [node.Value!]);
                Add(_sets, node, variables.CellOf(node.Slot));
                Add(_sets, node, variables.AnswerOf(node.Slot));
                AddMembers(_sets, node, node.Slot);
            }
        }

        return new LiveCells(graph, variables.Size, _reads, _sets);
    }

    private void Read(FlowNode node, IReadOnlyList<FlowValue> values)
    {
        for (var at = 0; at < values.Count; at++)
        {
            foreach (var slot in values[at].Slots())
            {
                Add(_reads, node, variables.CellOf(slot));
            }
        }
    }

    private void ReadArguments(FlowNode node)
    {
        foreach (var slot in node.Arguments.SelectMany(argument => argument.Value.Slots()))
        {
            Add(_reads, node, variables.CellOf(slot));
            AddMembers(_reads, node, slot);
        }
    }

    private void AddMembers(CellSets sets, FlowNode node, int owner)
    {
        foreach (var member in variables.MembersOf(owner))
        {
            Add(sets, node, variables.CellOf(member));
        }
    }

    private static void Add(CellSets sets, FlowNode node, int cell)
    {
        // What is not tracked has no cell; the first is the automaton's own.
        if (cell != 0)
        {
            sets.Add(node, cell);
        }
    }
}
