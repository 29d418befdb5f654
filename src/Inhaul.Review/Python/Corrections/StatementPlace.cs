using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Where a statement stands: in which block, and within which other statement or handler.</summary>
/// <param name="Statement">The statement, or handler.</param>
/// <param name="Block">The statements beside it, and itself.</param>
/// <param name="Outer">What it stands in; null directly in the function.</param>
internal sealed record StatementPlace(PythonNode Statement, List<PythonNode> Block, StatementPlace? Outer)
{
    private static readonly string[] Blocks = ["body", "handlers", "orelse", "finalbody", "cases"];

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

    /// <summary>The innermost handler of a function that a line is in; null when it is in none.</summary>
    public static PythonNode? HandlerAt(PythonScope scope, int line) => Find(scope, line)?.Outward.FirstOrDefault(outer => outer.Statement.Is("ExceptHandler"))?.Statement;

    /// <summary>The innermost statement of a function in a line; null when none is.</summary>
    public static StatementPlace? Find(PythonScope scope, int line)
    {
        StatementPlace? found = null;
        for (var block = scope.Body; block is not null;)
        {
            if (block.Find(statement => statement.Line <= line && line <= statement.EndLine) is not { } statement)
            {
                return found;
            }

            found = new StatementPlace(statement, block, found);
            block = statement.Is("FunctionDef", "AsyncFunctionDef", "ClassDef")
                ? null
                : Blocks.Select(statement.Nodes).FirstOrDefault(inner => inner.Exists(child => child.Line <= line && line <= child.EndLine));
        }

        return found;
    }
}
