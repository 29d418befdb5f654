using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Flow;

/// <summary>The control-flow graphs of a method and of the functions inside it, built only where something in it is of interest.</summary>
internal static class MethodGraphs
{
    /// <summary>The graphs of the bodies that a context stands for.</summary>
    /// <param name="context">The method.</param>
    /// <param name="isOfInterest">Whether an operation is worth building graphs for.</param>
    public static IEnumerable<ControlFlowGraph> Of(OperationBlockAnalysisContext context, Func<IOperation, bool> isOfInterest)
    {
        foreach (var body in context.OperationBlocks)
        {
            if (body is IBlockOperation or IMethodBodyOperation && body.Descendants().Any(isOfInterest))
            {
                foreach (var graph in WithInner(context.GetControlFlowGraph(body), context.CancellationToken))
                {
                    yield return graph;
                }
            }
        }
    }

    /// <summary>A graph and those of the functions inside it.</summary>
    public static IEnumerable<ControlFlowGraph> WithInner(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        yield return graph;
        var inner = graph.LocalFunctions.Select(function => graph.GetLocalFunctionControlFlowGraph(function, cancellationToken))
            .Concat(graph.Steps().OfType<IFlowAnonymousFunctionOperation>().Select(function => graph.GetAnonymousFunctionControlFlowGraph(function, cancellationToken)));
        foreach (var one in inner.SelectMany(function => WithInner(function, cancellationToken)))
        {
            yield return one;
        }
    }
}
