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
        context.RegisterOperationBlockAction(method =>
        {
            if (method.OwningSymbol is not IMethodSymbol { IsOverride: true, Name: "ProcessAsync" or "AggregateAsync" } code || types.ProcessorOf(code) is null)
            {
                return;
            }

            foreach (var graph in MethodGraphs.Of(method, operation => operation is ICatchClauseOperation))
            {
                foreach (var (region, clause) in Handlers(graph).Where(handler => TakesTooMuch(handler.Clause, database)))
                {
                    if (End(graph, region, clause, types) is { } end)
                    {
                        var isRow = code.Name == "ProcessAsync";
                        method.ReportDiagnostic(Finding(clause.Syntax is CatchClauseSyntax { Declaration: { } declaration } ? declaration : clause.Syntax, end.Place, code.Name, isRow ? "row" : "subject", isRow ? " with RowResult.Rejected" : ""));
                    }
                }
            }
        });
    }

    /// <summary>The handlers of a graph, each with its clause: both are in the order of the source.</summary>
    private static IEnumerable<(ControlFlowRegion Region, ICatchClauseOperation Clause)> Handlers(ControlFlowGraph graph)
    {
        var regions = Regions(graph.Root).Where(region => region.Kind == ControlFlowRegionKind.Catch).OrderBy(region => region.FirstBlockOrdinal).ToList();
        var clauses = Own(graph.OriginalOperation).OfType<ICatchClauseOperation>().OrderBy(clause => clause.Syntax.SpanStart).ToList();
        return regions.Count == clauses.Count ? regions.Zip(clauses, (region, clause) => (region, clause)) : [];
    }

    private static IEnumerable<ControlFlowRegion> Regions(ControlFlowRegion region) => region.NestedRegions.SelectMany(Regions).Prepend(region);

    private static IEnumerable<IOperation> Own(IOperation operation) =>
        operation.ChildOperations.Where(child => child is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).SelectMany(Own).Prepend(operation);

    private static bool TakesTooMuch(ICatchClauseOperation clause, INamedTypeSymbol? database) =>
        clause.Filter is null && (Throwing.IsAnything(clause.ExceptionType) || InhaulTypes.DerivesFrom(clause.ExceptionType, database));

    /// <summary>Where a path from the handler returns that has neither thrown, nor refused the row, nor tried again.</summary>
    private static PathEnd? End(ControlFlowGraph graph, ControlFlowRegion handler, ICatchClauseOperation clause, InhaulTypes types)
    {
        var tried = ((TryStatementSyntax)clause.Syntax.Parent!).Block.Span;
        return new PathSearch(
            graph,
            step => tried.Contains(step.Syntax.Span) || (step is IInvocationOperation call && InhaulTypes.IsMethod(call.TargetMethod, types.RowResult, "Rejected")) ? Move.Leave : Move.GoOn,
            kind => kind == PathEndKind.Return).After(graph.Blocks[handler.FirstBlockOrdinal], -1);
    }
}
