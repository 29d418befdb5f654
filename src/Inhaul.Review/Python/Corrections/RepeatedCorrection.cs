using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>P5: lets an import be completed once.</summary>
internal static class RepeatedCorrection
{
    /// <summary>
    /// What may be right: the completion comes last; the handler that completed passes the exception on, or the branch that completed ends the function; the completion moves out of a
    /// loop; what comes after it moves out of the <c>try</c>; one of both goes.
    /// </summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        var (first, second) = (site.PlaceOf(site.Match.Other), site.PlaceOf(site.Match.At));
        if (first is null || second is null)
        {
            yield break;
        }

        if (first.Handler is { } handler && second.Handler is null)
        {
            yield return code => SwallowedCorrection.TryRaise(code, handler);
        }

        // What a handler tells stays there, since it tells of the exception.
        foreach (var outer in first.Outward.TakeWhile(outer => !outer.Statement.Is("ExceptHandler")))
        {
            yield return code => TryMoveToEnd(code, site, first, outer);
        }

        if (first.Outer?.Statement is { Kind: "If" } && first.Statement == first.Block[^1] && !site.Nodes.Any(node => node.Is("Return") && node.Node("value") is not null))
        {
            yield return code => code.InsertAfter(first.Statement, "return");
        }

        yield return code => TryMoveOut(code, first);
        if (first.Statement != second.Statement)
        {
            yield return code => IsOneOfMany(second) && code.TakeAway(second);
            yield return code => IsOneOfMany(first) && code.TakeAway(first);
        }
    }

    /// <summary>Whether something is left of a handler when a statement goes: one that only raises again is none.</summary>
    private static bool IsOneOfMany(StatementPlace place) =>
        place.Statement.Is("Expr") && (place.Handler?.Nodes("body") != place.Block || place.Block.Any(other => other != place.Statement && !other.Is("Raise", "Pass")));

    /// <summary>Moves a statement; where it was the only one, a <c>pass</c> stays.</summary>
    public static bool TryMove(CorrectedCode code, StatementPlace place, Func<string[], bool> put)
    {
        var isOnly = place.Block.Count == 1;
        var indent = code.IndentOf(place.Statement);
        if (indent is null || code.Take(place.Statement, place.Statement) is not { } lines)
        {
            return false;
        }

        if (isOnly)
        {
            code.InsertAfter(place.Statement.EndLine, indent, "pass");
        }

        return put(lines);
    }

    /// <summary>What can raise comes before the completion.</summary>
    private static bool TryMoveToEnd(CorrectedCode code, CorrectionSite site, StatementPlace first, StatementPlace outer)
    {
        var last = outer.Block[^1];
        if (!first.Statement.Is("Expr") || outer == first && last == first.Statement)
        {
            return false;
        }

        return TryMove(code, first, lines => code.Append(site, outer.Block, lines));
    }

    /// <summary>What comes after the completion in a <c>try</c> moves behind that statement.</summary>
    private static bool TryMoveOut(CorrectedCode code, StatementPlace first)
    {
        var following = first.Following.ToList();
        return following.Count > 0 && first.Outer?.Statement is { Kind: "Try" } guarded && guarded.Nodes("body") == first.Block
            && code.Take(following[0], following[^1]) is { } lines && code.InsertAfter(guarded, lines);
    }
}
