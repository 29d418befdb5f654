using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Tracking;

/// <summary>A place where a tracked import begins, and the variable that has it.</summary>
/// <param name="graph">The method.</param>
/// <param name="block">The block of the begin.</param>
/// <param name="step">The step that gives the import to its variable, or drops it.</param>
/// <param name="call">The call of <c>BeginAsync</c>.</param>
/// <param name="variable">The variable; null when the import is dropped.</param>
internal sealed class TrackedBegin(ControlFlowGraph graph, BasicBlock block, int step, IInvocationOperation call, ILocalSymbol? variable)
{
    public ControlFlowGraph Graph { get; } = graph;

    public BasicBlock Block { get; } = block;

    public int Step { get; } = step;

    /// <summary>The call in the source.</summary>
    public SyntaxNode Place { get; } = call.Syntax;

    public ILocalSymbol? Variable { get; } = variable;

    /// <summary>Whether its scope disposes of it: <c>await using</c>.</summary>
    public bool IsInScope => Place.AncestorsAndSelf().TakeWhile(node => node is not (StatementSyntax or AnonymousFunctionExpressionSyntax) || node is LocalDeclarationStatementSyntax or UsingStatementSyntax)
        .Any(node => node is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or UsingStatementSyntax);

    private static bool IsBegin(IOperation operation, InhaulTypes types) =>
        operation is IInvocationOperation call && InhaulTypes.IsMethod(call.TargetMethod, types.ImportTracker, "BeginAsync");

    /// <summary>
    /// The begin that an operation is; null when it is none, or when its import does not stay in the method: what is returned, passed on or
    /// kept elsewhere is ended elsewhere.
    /// </summary>
    public static TrackedBegin? At(OperationAnalysisContext context, InhaulTypes types) => !IsBegin(context.Operation, types) ? null : context.Graphs()
        .SelectMany(graph => graph.Places().Where(place => IsBegin(place.Step, types) && place.Step.Syntax == context.Operation.Syntax).Select(place => Of(graph, place.Block, (IInvocationOperation)place.Step)))
        .FirstOrDefault();

    private static TrackedBegin? Of(ControlFlowGraph graph, BasicBlock block, IInvocationOperation call)
    {
        var (value, steps) = (call.Awaited(), block.Steps());
        return value.Parent switch
        {
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when value is IAwaitOperation && IsOwn(target.Local, graph) =>
                new TrackedBegin(graph, block, steps.IndexOf(assignment), call, target.Local),
            ISimpleAssignmentOperation { Target: IDiscardOperation } discard => new TrackedBegin(graph, block, steps.IndexOf(discard), call, null),
            IExpressionStatementOperation statement => new TrackedBegin(graph, block, steps.IndexOf(statement), call, null),
            _ => null,
        };
    }

    private static bool IsOwn(ILocalSymbol local, ControlFlowGraph graph) =>
        graph.OriginalOperation.Syntax.Span.Contains(local.DeclaringSyntaxReferences.FirstOrDefault()?.Span ?? default);
}
