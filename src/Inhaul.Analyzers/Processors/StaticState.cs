using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3006: a processor changes static state, which chunks that run side by side share, and which does not go back with a row that is undone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticState : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3006",
        "A processor changes static state",
        "'{0}' is static: all chunks change it at once, other machines have their own, and it is not undone with a row. Keep it in a field of the chunk, in the database, or in a service",
        RuleCategory.Processors);

    private static readonly string[] Changes = ["Add", "AddRange", "TryAdd", "Remove", "RemoveAt", "RemoveAll", "Clear", "Insert", "Push", "Pop", "Enqueue", "Dequeue", "UnionWith", "ExceptWith"];

    /// <summary>Makes the rule.</summary>
    public StaticState()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterSymbolStartAction(
        type =>
        {
            if (types.ProcessorOf(type.Symbol) is null)
            {
                return;
            }

            var known = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
            type.RegisterOperationAction(
                operation =>
                {
                    if (operation.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.StaticConstructor }
                        && Changed(operation.Operation) is { } changed
                        && SymbolEqualityComparer.Default.Equals(changed.ContainingType, type.Symbol) && known.TryAdd(changed, true))
                    {
                        operation.ReportDiagnostic(Finding(operation.Operation.Syntax, null, changed.Name));
                    }
                },
                OperationKind.SimpleAssignment,
                OperationKind.CompoundAssignment,
                OperationKind.CoalesceAssignment,
                OperationKind.Increment,
                OperationKind.Decrement,
                OperationKind.Invocation);
        },
        SymbolKind.NamedType);

    /// <summary>The static field or property that an operation changes; null when it changes none.</summary>
    private static ISymbol? Changed(IOperation operation) => operation switch
    {
        IAssignmentOperation assignment => StaticOf(assignment.Target),
        IIncrementOrDecrementOperation count => StaticOf(count.Target),
        IInvocationOperation { Instance: { } instance } call when Array.IndexOf(Changes, call.TargetMethod.Name) >= 0
            && call.TargetMethod.ContainingNamespace.ToDisplayString().StartsWith("System.Collections.Generic", StringComparison.Ordinal) => StaticOf(instance),
        IInvocationOperation { TargetMethod: { ContainingType.Name: "Interlocked" } } call => StaticOf(call.Arguments[0].Value),
        _ => null,
    };

    private static ISymbol? StaticOf(IOperation target) => target switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true } field } => field,
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => property,
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => StaticOf(instance),
        IArrayElementReferenceOperation element => StaticOf(element.ArrayReference),
        _ => null,
    };
}
