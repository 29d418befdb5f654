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
    }

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
