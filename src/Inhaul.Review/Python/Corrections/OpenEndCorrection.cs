using Inhaul.Review.Flow;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>P1: completes an import where a normal path leaves it open.</summary>
internal static class OpenEndCorrection
{
    /// <summary>What may be right: in front of the exit, in the branch that lacks it, at the end of the block where the import begins, behind a loop.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        if (site.BeginPlace is not { } place)
        {
            yield break;
        }

        if (site.Match.Other is { Kind: FlowKind.Leave } leaving)
        {
            yield return code => SwallowedCorrection.TryStay(code, site, leaving);
            yield return code => EarlyExitCorrection.TryBefore(code, site, leaving);
        }

        if (place.Outward.Any(outer => outer.Statement.Is("For", "AsyncFor", "While")))
        {
            yield return code => TryBeforeJumps(code, site, place);
        }

        foreach (var outer in place.Outward)
        {
            if (outer.Following.FirstOrDefault(statement => site.Tracking.CompletesNormally(statement) && CompletesThis(site, statement)) is { } partly)
            {
                yield return code => TryMissingBranch(code, site, partly);
                yield return code => TryBehindLoop(code, site, partly);
            }
        }

        foreach (var outer in place.Outward.Where(outer => !outer.Statement.Is("ExceptHandler")))
        {
            yield return code => outer.Block[^1] is var last && Finished(site, last) is { } finished && code.Append(site, outer.Block, finished);
        }
    }

    /// <summary>Whether a statement completes the import that the finding is about, and not another that is begun beside it.</summary>
    private static bool CompletesThis(CorrectionSite site, PythonNode statement) => CorrectionSite.Within(statement).Where(site.Tracking.IsCompletion).Any(call =>
        TrackingText.Argument(call, site.Rules.Complete, CallRole.Id) is not { } id || site.Scope.Module.Source.Of(id) == site.Begin!.Source(CallRole.Id));

    private static string? Finished(CorrectionSite site, PythonNode at) =>
        StatementPlace.Find(site.Scope, at) is { } place ? site.Tracking.Finished(site.Begin!, StatsCorrection.Known(site, place)) : null;

    /// <summary>In front of each <c>break</c> and <c>continue</c> that ends the round of a loop in which the import began.</summary>
    private static bool TryBeforeJumps(CorrectedCode code, CorrectionSite site, StatementPlace begin)
    {
        var jumps = begin.Following.SelectMany(CorrectionSite.Within).Where(node => node.Is("Break", "Continue")).Select(jump => StatementPlace.Find(site.Scope, jump)!)
            .Where(jump => jump.Outward.TakeWhile(outer => outer.Block != begin.Block).All(outer => !outer.Statement.Is("For", "AsyncFor", "While"))).ToList();
        return jumps.Count > 0 && jumps.TrueForAll(jump => Finished(site, jump.Statement) is { } finished && code.InsertBefore(jump.Statement, finished));
    }

    private static bool TryMissingBranch(CorrectedCode code, CorrectionSite site, PythonNode statement)
    {
        var isChanged = false;
        foreach (var block in StatementPlace.Blocks(statement).Where(block => block[0].Kind != "ExceptHandler"))
        {
            var completing = block.Find(inner => CompletesThis(site, inner) && site.Tracking.CompletesNormally(inner));
            if (completing is { Kind: "Expr" or "Return" or "Assign" })
            {
                continue;
            }

            isChanged |= completing is not null || IsElif(site, block) ? TryMissingBranch(code, site, completing ?? block[0])
                : statement.Is("If", "Match") && Finished(site, block[^1]) is { } finished && code.Append(site, block, finished);
        }

        return (statement.Kind switch
        {
            "If" when statement.Nodes("orelse").Count == 0 && Finished(site, statement) is { } finished => code.InsertAfter(statement, "else:", $"\t{finished}"),
            "Match" when Finished(site, statement) is { } finished && code.IndentOf(statement) is { } indent => TryElse(code, statement, code.Within(indent), finished),
            _ => false,
        }) || isChanged;
    }

    /// <summary>An <c>elif</c> is an <c>if</c> that stands alone in the <c>else</c> of another.</summary>
    private static bool IsElif(CorrectionSite site, List<PythonNode> block) => block is [{ Kind: "If" } branch] && site.Scope.Module.Source.From(branch.Line, branch.Column).StartsWith("elif", StringComparison.Ordinal);

    private static bool TryElse(CorrectedCode code, PythonNode match, string indent, string finished)
    {
        if (match.Nodes("cases").Exists(static pattern => pattern.Node("guard") is null && pattern.Node("pattern") is { Kind: "MatchAs" } any && any.Node("pattern") is null))
        {
            return false;
        }

        code.InsertAfter(match.EndLine, indent, "case _:", $"\t{finished}");
        return true;
    }

    private static bool TryBehindLoop(CorrectedCode code, CorrectionSite site, PythonNode statement) =>
        CorrectionSite.Within(statement).FirstOrDefault(site.Tracking.IsCompletion) is { } call && StatementPlace.Find(site.Scope, call) is { Statement.Kind: "Expr", Handler: null } place
        && place.Outward.Skip(1).FirstOrDefault(outer => outer.Statement.Is("For", "AsyncFor", "While")) is { } loop
        && RepeatedCorrection.TryMove(code, place, lines => code.InsertAfter(loop.Statement, lines));
}
