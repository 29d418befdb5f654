using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3003: a key, a rule or a row to be upserted depends on the clock or on chance, so that the same input gives another result the next time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotRepeatable : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3003",
        "A key, a rule or an upsert depends on the clock or on chance",
        "{0} is different each time, and {1} has to be the same when the same row comes again; take it from the row, the import's metadata, or a TimeProvider",
        RuleCategory.Processors);

    /// <summary>Makes the rule.</summary>
    public NotRepeatable()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            if (Called.By(operation.Operation) is { } member && IsChanging(member) && Place(operation.Operation, operation.ContainingSymbol, types) is { } place)
            {
                operation.ReportDiagnostic(Finding(operation.Operation.Syntax, null, Called.Name(member), place));
            }
        },
        OperationKind.Invocation,
        OperationKind.ObjectCreation,
        OperationKind.PropertyReference);

    private static bool IsChanging(ISymbol member) => member.ContainingType is { ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } } type
        && (type.Name, member.Name) is ("DateTime" or "DateTimeOffset", "Now" or "UtcNow" or "Today")
            or ("Guid", "NewGuid" or "CreateVersion7")
            or ("Random", ".ctor" or "Shared")
            or ("Environment", "TickCount" or "TickCount64");

    private static string? Place(IOperation operation, ISymbol member, InhaulTypes types) =>
        RowRules.Of(operation, member, types)
        ?? Sink(operation, types)
        ?? (Variable(operation) is { } variable ? Uses(variable, operation).Select(use => Sink(use, types)).FirstOrDefault(place => place is not null) : null)
        ?? (types.ProcessorOf(member) is not null && IsKey(member) ? member.Name : null);

    /// <summary>What takes a value that has to be the same the next time.</summary>
    private static string? Sink(IOperation operation, InhaulTypes types)
    {
        for (var parent = operation.Parent; parent is not null and not (IAnonymousFunctionOperation or IBlockOperation); parent = parent.Parent)
        {
            switch (parent)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "IdempotencyKey" } property } }
                    when InhaulTypes.Is(property.ContainingType, types.TrackedImportOptions) || InhaulTypes.Is(property.ContainingType, types.ImportSubmission):
                    return "an idempotency key";
                case IInvocationOperation call when InhaulTypes.IsMethod(call.TargetMethod, types.UpsertBuffer, "Upsert"):
                    return "an upserted row";
                case IInvocationOperation call when InhaulTypes.IsMethod(call.TargetMethod, types.ImportContext, "MarkForAggregation"):
                    return "a subject";
            }
        }

        return null;
    }

    /// <summary>The variable that is declared with a value.</summary>
    private static ILocalSymbol? Variable(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IVariableDeclaratorOperation declarator)
            {
                return declarator.Symbol;
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> Uses(ILocalSymbol variable, IOperation operation) =>
        operation.Root().Descendants().Where(one => one is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, variable));

    private static bool IsKey(ISymbol member) => member.Name is { } name
        && (name.EndsWith("Key", StringComparison.Ordinal) || name.EndsWith("Fingerprint", StringComparison.Ordinal) || name.EndsWith("Hash", StringComparison.Ordinal));
}
