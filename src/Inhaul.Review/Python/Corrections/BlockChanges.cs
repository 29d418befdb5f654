using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Changes of whole blocks.</summary>
internal static class BlockChanges
{
    private const string Result = "result";

    /// <summary>Whether nothing behind a statement runs.</summary>
    public static bool IsJump(PythonNode statement) => statement.Is("Return", "Raise", "Continue", "Break")
        || statement.Is("Expr") && statement.Node("value") is { Kind: "Call" } call && call.Node("func") is { } function && ProgramExits.AreCalled(function.Text("attr") ?? function.Text("id"));

    /// <summary>Puts lines at the end of a block: in front of what leaves it, and in place of a <c>pass</c>.</summary>
    public static bool Append(this CorrectedCode code, CorrectionSite site, List<PythonNode> block, params ReadOnlySpan<string> lines) => block switch
    {
        [{ Kind: "Pass" } nothing] when lines.Length == 1 => code.Replace(nothing, lines[0]),
        [.., var last] when IsJump(last) => code.InsertBeforeExit(site, last, lines),
        [.., var last] => code.InsertAfter(last, lines),
        _ => false,
    };

    /// <summary>Puts lines in front of what leaves a block, and behind what a <c>return</c> computes, which is work, too.</summary>
    public static bool InsertBeforeExit(this CorrectedCode code, CorrectionSite site, PythonNode exit, params ReadOnlySpan<string> lines)
    {
        if (!exit.Is("Return") || exit.Node("value") is not { } value || !CorrectionSite.Within(value).Any(IsWork))
        {
            return code.InsertBefore(exit, lines);
        }

        return exit.Line == exit.EndLine && !site.IsUsed(Result) && code.InsertBefore(exit, [$"{Result} = {site.Scope.Module.Source.Of(value)}", .. lines]) && code.Replace(value, Result);
    }

    private static bool IsWork(PythonNode node) => node.Is("Await", "Subscript") || node.Is("Call") && !HarmlessCalls.Include(node.Node("func")!, node.Node("func")!.Text("id"));

    /// <summary>Puts statements into a <c>try</c> with a handler.</summary>
    public static bool Surround(this CorrectedCode code, List<PythonNode> statements, params ReadOnlySpan<string> handler)
    {
        if (statements.Count == 0 || code.IndentOf(statements[0]) is not { } indent || !code.InsertBefore(statements[0], "try:") || !code.Indent(statements[0], statements[^1]))
        {
            return false;
        }

        code.InsertAfter(code.EndOf(statements[^1], indent), indent, handler);
        return true;
    }

    /// <summary>Whether a <c>try</c> has a handler for every exception.</summary>
    public static bool IsBroad(PythonNode guarded) => guarded.Nodes("handlers").Exists(handler => handler.Node("type") is not { } type || type.Text("id") is "Exception" or "BaseException");

    /// <summary>Gives a <c>try</c> that has no handler for every exception such a one.</summary>
    public static bool AddHandler(this CorrectedCode code, PythonNode guarded, params ReadOnlySpan<string> handler)
    {
        var before = guarded.Nodes("handlers") is [.., var last] ? last : guarded.Nodes("body")[^1];
        if (IsBroad(guarded) || code.IndentOf(guarded) is not { } indent)
        {
            return false;
        }

        code.InsertAfter(before.EndLine, indent, handler);
        return true;
    }

    /// <summary>Takes a statement away; a <c>pass</c> stays where it is the only one.</summary>
    public static bool TakeAway(this CorrectedCode code, StatementPlace place)
    {
        if (place.Block.Count > 1)
        {
            return code.Remove(place.Statement, place.Statement);
        }

        if (place.Outer?.Statement is { } guarded && guarded.Nodes("finalbody") == place.Block && guarded.Nodes("handlers").Count > 0)
        {
            return code.RemoveFinally(guarded);
        }

        return code.Replace(place.Statement, "pass");
    }

    /// <summary>Takes a <c>finally</c> away.</summary>
    public static bool RemoveFinally(this CorrectedCode code, PythonNode guarded)
    {
        var final = guarded.Nodes("finalbody");
        var before = guarded.Nodes("orelse") is [.., var otherwise] ? otherwise : guarded.Nodes("handlers") is [.., var handler] ? handler : guarded.Nodes("body")[^1];
        if (code.IndentOf(final[0]) is null || !code.Remove(final[0], final[^1]))
        {
            return false;
        }

        for (var line = before.EndLine + 1; line < final[0].Line; line++)
        {
            code.RemoveLine(line);
        }

        return true;
    }
}
