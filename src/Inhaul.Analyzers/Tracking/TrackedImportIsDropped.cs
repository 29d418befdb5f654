using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Inhaul.Analyzers.Tracking;

/// <summary>INH1001: a tracked import is neither ended nor disposed of on some path, so that it seems to run for as long as its process lives.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackedImportIsDropped : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH1001",
        "A tracked import is neither ended nor disposed of",
        "The import is neither ended nor disposed of {0}, and seems to run for as long as the process lives; keep it in a scope: await using var import = await …BeginAsync(…)",
        RuleCategory.Tracking);

    /// <summary>Makes the rule.</summary>
    public TrackedImportIsDropped()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var begin = TrackedBegin.At(operation, types);
            if (begin is { Variable: null })
            {
                operation.ReportDiagnostic(Finding(begin.Place, null, "at all, since nothing keeps it"));
            }
            else if (begin is { IsInScope: false } && Dropped(begin, new TrackedUse(begin, types, operation.CancellationToken)) is { } end)
            {
                operation.ReportDiagnostic(Finding(begin.Place, end.Place, PathWords.Of(end)));
            }
        },
        OperationKind.Invocation);

    private static PathEnd? Dropped(TrackedBegin begin, TrackedUse use) => new PathSearch(
        begin.Graph,
        step => use.Ends(step) || use.Disposes(step) || use.HandsOn(step) ? Move.Leave : Move.GoOn,
        _ => true,
        use.Follows,
        withExceptions: true).After(begin.Block, begin.Step);
}
