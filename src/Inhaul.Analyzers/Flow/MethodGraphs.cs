using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Flow;

/// <summary>The control-flow graphs of a method and of the functions inside it.</summary>
internal static class MethodGraphs
{
    /// <summary>The graphs of the method that an operation is in. Rules ask for them only where they have met something of interest.</summary>
    public static IEnumerable<ControlFlowGraph> Graphs(this OperationAnalysisContext context) => WithInner(context.GetControlFlowGraph(), context.CancellationToken);

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
