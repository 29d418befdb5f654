using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Tracking;

/// <summary>INH1002: a path returns without saying what became of a tracked import, which then fails for "left without CompleteAsync".</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackedImportIsLeft : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH1002",
        "A tracked import is left without CompleteAsync or FailAsync",
        "The import is left {0} without CompleteAsync or FailAsync, and fails for that reason; say on every path what became of it",
        RuleCategory.Tracking);

    /// <summary>Makes the rule.</summary>
    public TrackedImportIsLeft()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            if (TrackedBegin.At(operation, types) is { Variable: not null } begin && Left(begin, new TrackedUse(begin, types, operation.CancellationToken)) is { } end)
            {
                operation.ReportDiagnostic(Finding(begin.Place, end.Place, PathWords.Of(end)));
            }
        },
        OperationKind.Invocation);

    private static PathEnd? Left(TrackedBegin begin, TrackedUse use)
    {
        // What nothing disposes of is the business of INH1001.
        var isDisposed = begin.IsInScope || begin.Graph.Steps().Any(use.Disposes);
        return !isDisposed ? null : new PathSearch(
            begin.Graph,
            step => use.Ends(step) || use.HandsOn(step) ? Move.Leave : TrackedUse.EndsProcess(step) ? Move.Found : Move.GoOn,
            kind => kind == PathEndKind.Return,
            use.Follows,
            withExceptions: true).After(begin.Block, begin.Step);
    }
}
