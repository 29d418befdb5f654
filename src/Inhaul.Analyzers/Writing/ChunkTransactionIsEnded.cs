using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Writing;

/// <summary>INH2005: a processor commits, rolls back, closes or disposes of what belongs to its chunk.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChunkTransactionIsEnded : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH2005",
        "The connection or transaction of the chunk is ended",
        "{0} ends the {1} of the chunk, which other rows and their outcomes are part of; the engine ends it",
        RuleCategory.Writing);

    private static readonly string[] Endings = ["Commit", "CommitAsync", "Rollback", "RollbackAsync", "Close", "CloseAsync", "Dispose", "DisposeAsync"];

    /// <summary>Makes the rule.</summary>
    public ChunkTransactionIsEnded()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (Array.IndexOf(Endings, call.TargetMethod.Name) >= 0 && call.Instance is not null && OfChunk(call.Instance, types) is { } what)
                {
                    operation.ReportDiagnostic(Finding(call.Syntax, null, call.TargetMethod.Name, what));
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                var resources = operation.Operation is IUsingDeclarationOperation declaration ? declaration.DeclarationGroup : ((IUsingOperation)operation.Operation).Resources;
                var values = resources is IVariableDeclarationGroupOperation group
                    ? group.Declarations.SelectMany(one => one.Declarators).Select(one => one.GetVariableInitializer()?.Value).OfType<IOperation>()
                    : [resources];
                foreach (var value in values)
                {
                    if (OfChunk(value, types) is { } what)
                    {
                        operation.ReportDiagnostic(Finding(value.Syntax, null, "using", what));
                    }
                }
            },
            OperationKind.Using,
            OperationKind.UsingDeclaration);
    }

    private static string? OfChunk(IOperation value, InhaulTypes types) => value switch
    {
        IAwaitOperation await => OfChunk(await.Operation, types),
        IConversionOperation conversion => OfChunk(conversion.Operand, types),
        IConditionalAccessInstanceOperation access => Accessed(access) is { } accessed ? OfChunk(accessed, types) : null,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => OfChunk(task, types),
        IInvocationOperation call when InhaulTypes.IsMethod(call.TargetMethod, types.ImportContext, "ConnectAsync") => "connection",
        IPropertyReferenceOperation { Property.Name: "Transaction" } property when InhaulTypes.Is(property.Property.ContainingType, types.ImportContext) => "transaction",
        ILocalReferenceOperation reference => Initializer(reference) is { } initializer ? OfChunk(initializer, types) : null,
        _ => null,
    };

    private static IOperation? Accessed(IOperation access)
    {
        var parent = access.Parent;
        while (parent is not null and not IConditionalAccessOperation)
        {
            parent = parent.Parent;
        }

        return (parent as IConditionalAccessOperation)?.Operation;
    }

    private static IOperation? Initializer(ILocalReferenceOperation reference)
    {
        var declared = reference.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return declared is VariableDeclaratorSyntax { Initializer.Value: { } value } ? reference.SemanticModel?.GetOperation(value) : null;
    }
}
