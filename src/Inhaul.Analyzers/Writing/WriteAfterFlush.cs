using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Writing;

/// <summary>INH2002: something is marked for aggregation on a path where a row was put into a buffer after the flush that the receipt is of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WriteAfterFlush : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH2002",
        "A flush receipt is older than the last write",
        "The receipt is older than the row that line {0} puts into a buffer; flush after the last write, and mark with what that flush returns",
        RuleCategory.Writing);

    /// <summary>Makes the rule.</summary>
    public WriteAfterFlush()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            if (Marks(operation.Operation, types) && operation.Graphs().Select(graph => WriteBefore(operation.Operation.Syntax, graph, types)).FirstOrDefault(write => write is not null) is { } write)
            {
                operation.ReportDiagnostic(Finding(operation.Operation.Syntax, write, write.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
            }
        },
        OperationKind.Invocation);

    /// <summary>A write from which a path leads to a mark without a flush; null when there is none.</summary>
    private static SyntaxNode? WriteBefore(SyntaxNode mark, ControlFlowGraph graph, InhaulTypes types) => graph.Places()
        .FirstOrDefault(place => IsCall(place.Step, types.UpsertBuffer, "Upsert", "Insert") && Reaches(mark, graph, types, place.Block, place.Index)).Step?.Syntax;

    private static bool Reaches(SyntaxNode mark, ControlFlowGraph graph, InhaulTypes types, BasicBlock block, int write) => new PathSearch(
        graph,
        step => Marks(step, types) && step.Syntax == mark ? Move.Found : IsCall(step, types.UpsertBuffer, "FlushAsync") ? Move.Leave : Move.GoOn,
        _ => false).After(block, write) is not null;

    private static bool Marks(IOperation step, InhaulTypes types) => IsCall(step, types.ImportContext, "MarkForAggregation");

    private static bool IsCall(IOperation step, INamedTypeSymbol? type, params string[] names) => step is IInvocationOperation call && InhaulTypes.IsMethod(call.TargetMethod, type, names);
}
