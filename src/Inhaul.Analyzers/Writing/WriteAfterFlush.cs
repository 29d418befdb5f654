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

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationBlockAction(method =>
    {
        foreach (var graph in MethodGraphs.Of(method, operation => Marks(operation, types)))
        {
            var known = new HashSet<SyntaxNode>();
            foreach (var (write, mark) in Stale(graph, types))
            {
                if (known.Add(mark))
                {
                    method.ReportDiagnostic(Finding(mark, write, write.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
                }
            }
        }
    });

    private static IEnumerable<(SyntaxNode Write, SyntaxNode Mark)> Stale(ControlFlowGraph graph, InhaulTypes types)
    {
        foreach (var (block, index, write) in graph.Places().Where(place => IsCall(place.Step, types.UpsertBuffer, "Upsert", "Insert")))
        {
            if (MarkAfter(graph, types, block, index) is { Place: { } mark })
            {
                yield return (write.Syntax, mark);
            }
        }
    }

    private static PathEnd? MarkAfter(ControlFlowGraph graph, InhaulTypes types, BasicBlock block, int write) => new PathSearch(
        graph,
        step => Marks(step, types) ? Move.Found : IsCall(step, types.UpsertBuffer, "FlushAsync") ? Move.Leave : Move.GoOn,
        _ => false).After(block, write);

    private static bool Marks(IOperation step, InhaulTypes types) => IsCall(step, types.ImportContext, "MarkForAggregation");

    private static bool IsCall(IOperation step, INamedTypeSymbol? type, params string[] names) => step is IInvocationOperation call && InhaulTypes.IsMethod(call.TargetMethod, type, names);
}
