using Inhaul.Review.Flow;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>P3: completes an import in front of an early exit.</summary>
internal static class EarlyExitCorrection
{
    /// <summary>What may be right.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        yield return code => TryBefore(code, site, site.Match.At);
    }

    /// <summary>In front of a <c>return</c> as finished, in front of an exit with a reason as failed.</summary>
    public static bool TryBefore(CorrectedCode code, CorrectionSite site, FlowNode leaving)
    {
        if (site.PlaceOf(leaving) is not { } exit || site.Begin is not { } begin)
        {
            return false;
        }

        var completion = Reason(site, exit.Statement) is { } reason ? site.Tracking.Failed(begin, reason) : site.Tracking.Finished(begin, StatsCorrection.Known(site, exit, IsForNothing(exit)));
        return completion is not null && code.InsertBeforeExit(site, exit.Statement, completion);
    }

    /// <summary>Whether the exit is taken because there is nothing to do: <c>if not rows</c>, <c>if rows is None</c>.</summary>
    private static bool IsForNothing(StatementPlace exit) => exit.Outer?.Statement is { Kind: "If" } branch && branch.Nodes("body") == exit.Block && branch.Node("test") is { } test
        && (test.Is("UnaryOp") && test.Text("op") == "Not" && !test.Node("operand")!.Is("BoolOp", "Compare")
            || test.Is("Compare") && test.Texts("ops") is ["Is" or "Eq"] && test.Nodes("comparators") is [var nothing] && (nothing.IsConstant("NoneType") || nothing.Text("value") == "0"));

    /// <summary>Why the program ends: the message, or the call with the code; null when all is well.</summary>
    private static string? Reason(CorrectionSite site, PythonNode statement)
    {
        if (!statement.Is("Expr") || statement.Node("value") is not { Kind: "Call" } call || call.Nodes("args") is not [var given, ..] || given.IsConstant("NoneType") || given.IsConstant("int") && given.Text("value") == "0")
        {
            return null;
        }

        var source = site.Scope.Module.Source;
        return given.IsConstant("int") ? site.Tracking.Quoted(source.Short(call)) : TextOf(site, given);
    }

    /// <summary>A value as a text.</summary>
    public static string TextOf(CorrectionSite site, PythonNode value) => value.StringConstant is not null || value.Is("JoinedStr") ? site.Scope.Module.Source.Of(value) : $"str({site.Scope.Module.Source.Of(value)})";
}
