using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Tracking;

/// <summary>INH1003: a tracked import is completed or failed a second time on one path, which throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackedImportEndsTwice : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH1003",
        "A tracked import ends twice on one path",
        "The import that ends here is ended again {0}, which throws: an import ends once; let CompleteAsync be the last thing that may fail",
        RuleCategory.Tracking);

    /// <summary>Makes the rule.</summary>
    public TrackedImportEndsTwice()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            if (TrackedBegin.At(operation, types) is { Variable: not null } begin)
            {
                Look(begin, new TrackedUse(begin, types, operation.CancellationToken), operation);
            }
        },
        OperationKind.Invocation);

    private void Look(TrackedBegin begin, TrackedUse use, OperationAnalysisContext operation)
    {
        foreach (var (block, _, end) in begin.Graph.Places().Where(place => use.Ends(place.Step)))
        {
            // One that throws has not ended the import: the search begins when it has been waited for.
            if (Again(begin, use, block, block.Steps().IndexOf(end.Awaited())) is { } again)
            {
                operation.ReportDiagnostic(Finding(end.Syntax, again.Place, PathWords.Of(again)));
            }
        }
    }

    private static PathEnd? Again(TrackedBegin begin, TrackedUse use, BasicBlock block, int step) => new PathSearch(
        begin.Graph,
        next => use.Ends(next) ? Move.Found : use.HandsOn(next) || BeginsAnew(next, begin) ? Move.Leave : Move.GoOn,
        _ => false,
        use.Follows,
        withExceptions: true).After(block, step);

    private static bool BeginsAnew(IOperation step, TrackedBegin begin) =>
        step is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } && SymbolEqualityComparer.Default.Equals(target.Local, begin.Variable);
}
