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

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationBlockAction(method =>
    {
        foreach (var begin in MethodGraphs.Of(method, operation => TrackedBegin.IsBegin(operation, types)).SelectMany(graph => TrackedBegin.In(graph, types)))
        {
            if (begin.Variable is not null)
            {
                Look(begin, new TrackedUse(begin, types, method.CancellationToken), method);
            }
        }
    });

    private void Look(TrackedBegin begin, TrackedUse use, OperationBlockAnalysisContext method)
    {
        foreach (var block in begin.Graph.Blocks.Where(block => block.IsReachable))
        {
            var steps = block.Steps();
            for (var i = 0; i < steps.Count; i++)
            {
                if (use.Ends(steps[i]) && Again(begin, use, block, AfterAwait(steps, i)) is { } again)
                {
                    method.ReportDiagnostic(Finding(steps[i].Syntax, again.Place, PathWords.Of(again)));
                }
            }
        }
    }

    /// <summary>One that throws has not ended the import: the search begins when it has been waited for.</summary>
    private static int AfterAwait(IReadOnlyList<IOperation> steps, int end)
    {
        var whole = steps[end];
        while (whole.Parent is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            whole = whole.Parent;
        }

        return steps.IndexOf(whole);
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
