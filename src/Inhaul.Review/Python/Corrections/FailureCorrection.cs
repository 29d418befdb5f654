using Inhaul.Review.Flow;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>P2: completes an import as failed when an exception passes it by.</summary>
internal static class FailureCorrection
{
    /// <summary>What may be right: at the beginning of the handler, in a handler more, in one around all that follows.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        var culprit = site.Match.At;
        if (site.Begin is null || site.BeginPlace is not { } begin || site.PlaceOf(culprit) is not { } place)
        {
            yield break;
        }

        if (culprit.Kind is FlowKind.Catch or FlowKind.Raise && place.Handler is { } handler)
        {
            yield return code => TryMoveToFront(code, site, handler);
            yield return code => TryTell(code, site, handler);
        }

        foreach (var leaving in site.Match.Path.Select(step => step.Node).Where(node => node.Kind == FlowKind.Leave).Distinct())
        {
            yield return code => SwallowedCorrection.TryStay(code, site, leaving);
        }

        foreach (var guarded in place.Outward.Concat(begin.Outward).Concat(begin.Following.Select(statement => new StatementPlace(statement, begin.Block, begin.Outer))).Select(outer => outer.Statement).Where(outer => outer.Is("Try")).Distinct())
        {
            yield return code => Handler(site) is { } lines && code.AddHandler(guarded, lines);
        }

        foreach (var attempt in UnprotectedCorrection.Attempts(site))
        {
            yield return attempt;
        }

        if (culprit.Kind == FlowKind.Raise && place.Statement.Node("exc") is { Kind: "Call" } raised && raised.Nodes("args") is [var reason, ..])
        {
            yield return code => site.Tracking.Failed(site.Begin, EarlyExitCorrection.TextOf(site, reason)) is { } failed && code.InsertBefore(place.Statement, failed);
        }
    }

    /// <summary>The lines of a handler that completes as failed and passes the exception on.</summary>
    public static string[]? Handler(CorrectionSite site) => site.Tracking.Failed(site.Begin!, "str(e)") is { } failed ? ["except Exception as e:", $"\t{failed}", "\traise"] : null;

    /// <summary>Tells the failure at the beginning of a handler, with the exception's text.</summary>
    public static bool TryTell(CorrectedCode code, CorrectionSite site, PythonNode handler) =>
        TryName(code, site, handler) is { } name && site.Begin is { } begin && site.Tracking.Failed(begin, $"str({name})") is { } failed && Append(code, handler.Nodes("body"), failed);

    /// <summary>The name of the exception in a handler, which gets one if it has none.</summary>
    public static string? TryName(CorrectedCode code, CorrectionSite site, PythonNode handler)
    {
        if (handler.Text("name") is { } known)
        {
            return known;
        }

        if (handler.Node("type") is not { } type)
        {
            return code.Replace(handler.Line, handler.Column, handler.Column + "except".Length, "except BaseException as e") ? "e" : null;
        }

        var colon = site.Scope.Module.Source.From(type.EndLine, type.EndColumn).IndexOf(':', StringComparison.Ordinal);
        return colon >= 0 && code.Replace(type.EndLine, type.EndColumn + colon, type.EndColumn + colon, " as e") ? "e" : null;
    }

    private static bool Append(CorrectedCode code, List<PythonNode> body, string failed) =>
        body is [{ Kind: "Pass" } nothing] ? code.Replace(nothing, failed) : code.InsertBefore(body[0], failed);

    /// <summary>A completion that comes after something that can raise moves in front of it.</summary>
    private static bool TryMoveToFront(CorrectedCode code, CorrectionSite site, PythonNode handler)
    {
        var body = handler.Nodes("body");
        return body.FindIndex(statement => statement.Is("Expr") && site.Tracking.Completes(statement)) is > 0 and var at && code.Take(body[at], body[at]) is { } lines && code.InsertBefore(body[0], lines);
    }
}
