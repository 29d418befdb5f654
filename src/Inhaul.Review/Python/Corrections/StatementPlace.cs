using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Where a statement stands: in which block, and within which other statement or handler.</summary>
/// <param name="Statement">The statement, or handler.</param>
/// <param name="Block">The statements beside it, and itself.</param>
/// <param name="Outer">What it stands in; null directly in the function.</param>
internal sealed record StatementPlace(PythonNode Statement, List<PythonNode> Block, StatementPlace? Outer)
{
    private static readonly string[] Fields = ["body", "handlers", "orelse", "finalbody"];

    /// <summary>The statements that come before it in its block.</summary>
    public IEnumerable<PythonNode> Preceding => Block.TakeWhile(statement => statement != Statement);

    /// <summary>The statements that come after it in its block.</summary>
    public IEnumerable<PythonNode> Following => Block.SkipWhile(statement => statement != Statement).Skip(1);

    /// <summary>It and what it stands in, from the inside out.</summary>
    public IEnumerable<StatementPlace> Outward
    {
        get
        {
            for (var place = this; place is not null; place = place.Outer)
            {
                yield return place;
            }
        }
    }

    /// <summary>The innermost handler that it is in; null when it is in none.</summary>
    public PythonNode? Handler => Outward.FirstOrDefault(outer => outer.Statement.Is("ExceptHandler"))?.Statement;

    /// <summary>The innermost statement of a function that holds a node; null when none does.</summary>
    public static StatementPlace? Find(PythonScope scope, PythonNode node) => Find(scope, node.Line, node.Column);

    /// <summary>The innermost statement of a function in a line; null when none is.</summary>
    public static StatementPlace? Find(PythonScope scope, int line, int column = int.MaxValue)
    {
        StatementPlace? found = null;
        for (var block = scope.Node.Is("Lambda") ? null : scope.Body; block is not null;)
        {
            if (In(block, line, column) is not { } statement)
            {
                return found;
            }

            found = new StatementPlace(statement, block, found);
            block = statement.Is("FunctionDef", "AsyncFunctionDef", "ClassDef") ? null : Blocks(statement).FirstOrDefault(inner => In(inner, line, column) is not null);
        }

        return found;
    }

    /// <summary>The blocks of a statement, in their order.</summary>
    public static IEnumerable<List<PythonNode>> Blocks(PythonNode statement) =>
        Fields.Select(statement.Nodes).Concat(statement.Nodes("cases").Select(static pattern => pattern.Nodes("body"))).Where(static block => block.Count > 0);

    /// <summary>Of several statements in one line, the last that begins before the column.</summary>
    private static PythonNode? In(List<PythonNode> block, int line, int column) =>
        block.FindLast(statement => statement.Line <= line && line <= statement.EndLine && (statement.Line < line || statement.Column <= column));
}
