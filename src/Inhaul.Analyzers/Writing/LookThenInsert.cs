using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Writing;

/// <summary>INH2003: a row is looked up and, when it is not there, inserted; between the two another worker may have inserted it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LookThenInsert : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH2003",
        "A row is looked up and then inserted, where an upsert does both",
        "The row is inserted after line {0} has looked whether it is there; another worker may have inserted it meanwhile. Use Buffer(…).Upsert, or INSERT … ON CONFLICT",
        RuleCategory.Writing);

    /// <summary>Makes the rule.</summary>
    public LookThenInsert()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types) => context.RegisterOperationAction(
        operation =>
        {
            if (Queried(operation.Operation, types) is { } table && operation.Graphs().Select(graph => InsertAfter(operation.Operation.Syntax, table, graph, types)).FirstOrDefault(insert => insert is not null) is { } insert)
            {
                operation.ReportDiagnostic(Finding(insert, operation.Operation.Syntax, operation.Operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
            }
        },
        OperationKind.Invocation);

    /// <summary>The insert that a look leads to when it finds nothing; null when there is none.</summary>
    private static SyntaxNode? InsertAfter(SyntaxNode look, string table, ControlFlowGraph graph, InhaulTypes types)
    {
        var (block, index, step) = graph.Places().FirstOrDefault(place => place.Step.Syntax == look && Queried(place.Step, types) is not null);
        return step?.Awaited().Parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation found } ? InsertAfter(graph, types, table, found.Local, block, index)?.Place : null;
    }

    /// <summary>The insert on a path on which nothing was found; one that is reached in any case has another purpose.</summary>
    private static PathEnd? InsertAfter(ControlFlowGraph graph, InhaulTypes types, string table, ILocalSymbol found, BasicBlock block, int look)
    {
        PathEnd? Search(bool whenFound) => new PathSearch(
            graph,
            step => Table(step, types, "ExecuteAsync", SqlText.Added) == table ? Move.Found : Move.GoOn,
            _ => false,
            (condition, truth) => WhenNothing(condition.BranchValue, found) is not { } nothing || (truth == nothing) != whenFound).After(block, look);
        return Search(whenFound: true) is null ? Search(whenFound: false) : null;
    }

    /// <summary>The truth of a condition that means that nothing was found; null when it does not ask for that.</summary>
    private static bool? WhenNothing(IOperation? condition, ILocalSymbol found) =>
        NullTest.Of(condition) is var (value, whenNull) && value is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, found) ? whenNull : null;

    private static string? Queried(IOperation operation, InhaulTypes types) => Table(operation, types, "QueryOneAsync", SqlText.Queried);

    private static string? Table(IOperation operation, InhaulTypes types, string method, Func<string, string?> table) =>
        operation is IInvocationOperation call && InhaulTypes.IsMethod(call.TargetMethod, types.ImportContext, method) && SqlText.Of(call.Arguments[0].Value) is { } sql ? table(sql) : null;
}
