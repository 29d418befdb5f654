using Inhaul.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Processors;

/// <summary>INH3001: a handler that takes everything goes on as if the row was processed, so that it is never failed, found and retried.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExceptionIsSwallowed : ImportAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = Describe(
        "INH3001",
        "A processor swallows what went wrong",
        "{0} goes on after whatever went wrong, so that nobody finds the {1}; let it through, or catch what is expected and say so{2}",
        RuleCategory.Processors);

    /// <summary>Makes the rule.</summary>
    public ExceptionIsSwallowed()
        : base(Rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, InhaulTypes types)
    {
        var database = context.Compilation.GetTypeByMetadataName("System.Data.Common.DbException");
        context.RegisterOperationAction(
            operation =>
            {
                var clause = (ICatchClauseOperation)operation.Operation;
                if (TakesTooMuch(clause, database) && operation.ContainingSymbol is IMethodSymbol { IsOverride: true, Name: "ProcessAsync" or "AggregateAsync" } code && types.ProcessorOf(code) is not null
                    && operation.Graphs().Select(graph => End(graph, clause, types)).FirstOrDefault(end => end is not null) is { } end)
                {
                    var isRow = code.Name == "ProcessAsync";
                    operation.ReportDiagnostic(Finding(clause.Syntax is CatchClauseSyntax { Declaration: { } declaration } ? declaration : clause.Syntax, end.Place, code.Name, isRow ? "row" : "subject", isRow ? " with RowResult.Rejected" : ""));
                }
            },
            OperationKind.CatchClause);
    }

    /// <summary>The handler of a clause: handlers and clauses are both in the order of the source. Null when it is not in this graph.</summary>
    private static ControlFlowRegion? Handler(ControlFlowGraph graph, ICatchClauseOperation clause)
    {
        var regions = Regions(graph.Root).Where(region => region.Kind == ControlFlowRegionKind.Catch).OrderBy(region => region.FirstBlockOrdinal).ToList();
        var clauses = Own(graph.OriginalOperation).OfType<ICatchClauseOperation>().OrderBy(one => one.Syntax.SpanStart).ToList();
        var index = clauses.FindIndex(one => one.Syntax == clause.Syntax);
        return index >= 0 && regions.Count == clauses.Count ? regions[index] : null;
    }

    private static IEnumerable<ControlFlowRegion> Regions(ControlFlowRegion region) => region.NestedRegions.SelectMany(Regions).Prepend(region);

    private static IEnumerable<IOperation> Own(IOperation operation) =>
        operation.ChildOperations.Where(child => child is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).SelectMany(Own).Prepend(operation);

    private static bool TakesTooMuch(ICatchClauseOperation clause, INamedTypeSymbol? database) =>
        clause.Filter is null && (Throwing.IsAnything(clause.ExceptionType) || InhaulTypes.DerivesFrom(clause.ExceptionType, database));

    /// <summary>Where a path from the handler returns that has neither thrown, nor refused the row, nor tried again, nor kept the exception for later.</summary>
    private static PathEnd? End(ControlFlowGraph graph, ICatchClauseOperation clause, InhaulTypes types)
    {
        var tried = ((TryStatementSyntax)clause.Syntax.Parent!).Block.Span;
        return Handler(graph, clause) is not { } handler ? null : new PathSearch(
            graph,
            step => tried.Contains(step.Syntax.Span) || IsRefusal(step, types) || Keeps(step, clause) ? Move.Leave : Move.GoOn,
            kind => kind == PathEndKind.Return).After(graph.Blocks[handler.FirstBlockOrdinal], -1);
    }

    private static bool IsRefusal(IOperation step, InhaulTypes types) => step is IInvocationOperation call && InhaulTypes.IsMethod(call.TargetMethod, types.RowResult, "Rejected");

    private static bool Keeps(IOperation step, ICatchClauseOperation clause) => step switch
    {
        ISimpleAssignmentOperation assignment => IsException(assignment.Value, clause),
        IInvocationOperation { TargetMethod: { Name: "Capture", ContainingType.Name: "ExceptionDispatchInfo" }, Arguments.Length: 1 } capture => IsException(capture.Arguments[0].Value, clause),
        _ => false,
    };

    private static bool IsException(IOperation value, ICatchClauseOperation clause) =>
        NullTest.Inner(value) is ILocalReferenceOperation reference && clause.Locals.Contains(reference.Local, SymbolEqualityComparer.Default);
}
