using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Inhaul.Analyzers.Flow;

/// <summary>Operations in the order in which they are evaluated: the parts of an expression before the whole.</summary>
internal static class EvaluationOrder
{
    /// <summary>What happens in a block, its condition or returned value last.</summary>
    public static IReadOnlyList<IOperation> Steps(this BasicBlock block)
    {
        var steps = new List<IOperation>();
        foreach (var operation in block.Operations)
        {
            Add(operation, steps);
        }

        if (block.BranchValue is { } value)
        {
            Add(value, steps);
        }

        return steps;
    }

    /// <summary>All that happens in a graph, in the order of the source.</summary>
    public static IEnumerable<IOperation> Steps(this ControlFlowGraph graph) => graph.Places().Select(place => place.Step);

    /// <summary>All that happens in a graph, with the block and the place in it.</summary>
    public static IEnumerable<(BasicBlock Block, int Index, IOperation Step)> Places(this ControlFlowGraph graph) =>
        graph.Blocks.Where(block => block.IsReachable).SelectMany(block => block.Steps().Select((step, index) => (block, index, step)));

    /// <summary>Where a step is among others.</summary>
    public static int IndexOf(this IReadOnlyList<IOperation> steps, IOperation step)
    {
        var index = 0;
        while (!ReferenceEquals(steps[index], step))
        {
            index++;
        }

        return index;
    }

    private static void Add(IOperation operation, List<IOperation> steps)
    {
        foreach (var part in operation.ChildOperations)
        {
            Add(part, steps);
        }

        steps.Add(operation);
    }
}
