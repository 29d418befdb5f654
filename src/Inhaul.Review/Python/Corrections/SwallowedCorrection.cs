using Inhaul.Review.Flow;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>G1: passes an exception on when its failure has been told.</summary>
internal static class SwallowedCorrection
{
    /// <summary>What may be right: to raise at the end of the handler, and wherever it leaves the function or goes on in a loop.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        if (site.Match.At.Syntax is PythonNode { Kind: "ExceptHandler" } handler && site.Match.At.Owner == site.Scope)
        {
            yield return code => TryRaise(code, handler);
        }

        foreach (var leaving in site.Match.Path.Select(step => step.Node).Where(node => node.Kind == FlowKind.Leave).Distinct())
        {
            yield return code => TryStay(code, site, leaving);
        }
    }

    /// <summary>Takes a <c>return</c> out of a <c>finally</c>, where it ends every exception.</summary>
    public static bool TryStay(CorrectedCode code, CorrectionSite site, FlowNode leaving) =>
        site.PlaceOf(leaving) is { Statement.Kind: "Return" } place && place.Outer?.Statement is { Kind: "Try" } guarded && guarded.Nodes("finalbody") == place.Block && code.TakeAway(place);

    /// <summary>Lets a handler raise again.</summary>
    public static bool TryRaise(CorrectedCode code, PythonNode handler)
    {
        var body = handler.Nodes("body");
        foreach (var leaving in body.SelectMany(CorrectionSite.Within).Where(node => node.Is("Return", "Continue", "Break")))
        {
            code.Replace(leaving, "raise");
        }

        return BlockChanges.IsJump(body[^1]) || code.InsertAfter(body[^1], "raise");
    }
}
