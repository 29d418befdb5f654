using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Writing;

/// <summary>INH2001: a buffer is used in a hook or an aggregator, where no chunk is settled that would flush it; it throws there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferOutsideRow : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH2001",
        "A buffer is used where nothing flushes it",
        "{0} throws in {1}: buffers and marks belong to a row in work; write with ExecuteAsync here",
        RuleCategory.Writing);

    /// <summary>Makes the rule.</summary>
    public BufferOutsideRow()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (operation.ContainingSymbol is IMethodSymbol { IsOverride: true, Name: "ValidateImportAsync" or "OnImportStartAsync" or "OnImportCompleteAsync" or "AggregateAsync" } hook
                && types.ProcessorOf(hook) is not null
                && (InhaulTypes.IsMethod(call.TargetMethod, types.ImportContext, "Buffer", "MarkForAggregation") || InhaulTypes.IsMethod(call.TargetMethod, types.UpsertBuffer, "Upsert", "Insert")))
            {
                operation.ReportDiagnostic(Finding(call.Syntax, null, call.TargetMethod.Name, hook.Name));
            }
        },
        OperationKind.Invocation);
}
