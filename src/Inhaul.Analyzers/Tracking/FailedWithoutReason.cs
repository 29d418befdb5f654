using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Tracking;

/// <summary>INH1005: a tracked import fails with a text that is always the same, although there is an exception that says why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FailedWithoutReason : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH1005",
        "A tracked import fails without its reason",
        "The import fails with a reason that does not say {0}",
        RuleCategory.Tracking);

    /// <summary>Makes the rule.</summary>
    public FailedWithoutReason()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (InhaulTypes.IsMethod(call.TargetMethod, types.TrackedImport, "FailAsync")
                && call.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value is { ConstantValue: { HasValue: true, Value: string reason } } given)
            {
                if (string.IsNullOrWhiteSpace(reason))
                {
                    operation.ReportDiagnostic(Finding(given.Syntax, null, "anything, and FailAsync throws for that; write what went wrong"));
                }
                else if (IsInHandler(call.Syntax))
                {
                    operation.ReportDiagnostic(Finding(given.Syntax, null, "which exception was caught; pass the exception itself"));
                }
            }
        },
        OperationKind.Invocation);

    private static bool IsInHandler(SyntaxNode place) =>
        place.Ancestors().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax)).OfType<CatchClauseSyntax>().FirstOrDefault() is { } handler
        && handler.Block.Span.Contains(place.Span);
}
