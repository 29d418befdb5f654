using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Writing;

/// <summary>INH2004: a processor opens a connection of its own, or asks the engine by another: what it does there is not part of its chunk.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OwnConnection : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH2004",
        "A processor uses a connection of its own",
        "{0} works on another connection than the chunk: what it writes stays when the row is undone, and on SQLite it waits for itself. Use the context: ExecuteAsync, Buffer or ConnectAsync",
        RuleCategory.Writing);

    /// <summary>Makes the rule.</summary>
    public OwnConnection()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        var connection = context.Compilation.GetTypeByMetadataName("System.Data.Common.DbConnection");
        var source = context.Compilation.GetTypeByMetadataName("System.Data.Common.DbDataSource");
        context.RegisterOperationAction(
            operation =>
            {
                var name = operation.Operation switch
                {
                    IObjectCreationOperation creation when InhaulTypes.DerivesFrom(creation.Type, connection) => $"new {creation.Type!.Name}",
                    IInvocationOperation { TargetMethod.Name: "OpenConnection" or "OpenConnectionAsync" or "CreateConnection" or "CreateCommand" } call when InhaulTypes.DerivesFrom(call.Instance?.Type, source) => call.TargetMethod.Name,
                    IInvocationOperation call when InhaulTypes.Is(call.TargetMethod.ContainingType, types.ImportClient) => $"ImportClient.{call.TargetMethod.Name}",
                    _ => null,
                };
                if (name is not null && types.ProcessorOf(operation.ContainingSymbol) is not null)
                {
                    operation.ReportDiagnostic(Finding(operation.Operation.Syntax, null, name));
                }
            },
            OperationKind.ObjectCreation,
            OperationKind.Invocation);
    }
}
