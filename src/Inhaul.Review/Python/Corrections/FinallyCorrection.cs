using Inhaul.Review.Python.Graphs;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>T8: tells a success at the end of the <c>try</c>, and a failure in its handlers.</summary>
internal static class FinallyCorrection
{
    /// <summary>What may be right.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        var final = site.PlaceOf(site.Match.At)?.Outward.FirstOrDefault(place => place.Outer?.Statement is { Kind: "Try" } guarded && guarded.Nodes("finalbody") == place.Block);
        if (final is { Outer.Statement: var guarded } && (site.Call ?? site.Begin) is { } call)
        {
            yield return code => TrySplit(code, site, call, final, guarded, guarded.Nodes("orelse") is { Count: > 0 } otherwise ? otherwise : guarded.Nodes("body"));
        }
    }

    private static bool TrySplit(CorrectedCode code, CorrectionSite site, TrackingSite call, StatementPlace place, PythonNode guarded, List<PythonNode> success)
    {
        var isOnly = place.Block.Count == 1;
        if (site.Tracking.Failed(call, "str(e)") is not { } failed || code.Lines(place.Statement, place.Statement) is not { } lines || !code.Append(site, success, lines) || !(isOnly ? code.RemoveFinally(guarded) : code.TakeAway(place)))
        {
            return false;
        }

        var handlers = guarded.Nodes("handlers");
        foreach (var handler in handlers)
        {
            var isTold = site.Tracking.Completes(handler);
            if (!isTold && (FailureCorrection.TryName(code, site, handler) is not { } name || !code.InsertBefore(handler.Nodes("body")[0], failed.Replace("str(e)", $"str({name})", StringComparison.Ordinal))) || !SwallowedCorrection.TryRaise(code, handler))
            {
                return false;
            }
        }

        return BlockChanges.IsBroad(guarded) || code.AddHandler(guarded, "except Exception as e:", $"\t{failed}", "\traise");
    }
}
