namespace Inhaul.Review.Python.Corrections;

/// <summary>P4: protects work by a <c>try</c> whose handler completes as failed.</summary>
internal static class UnprotectedCorrection
{
    /// <summary>What may be right: to move the work into the next <c>try</c> or the one before, or to surround it by one.</summary>
    public static IEnumerable<Func<CorrectedCode, bool>> Attempts(CorrectionSite site)
    {
        if (site.Begin is null || site.BeginPlace is not { } place)
        {
            yield break;
        }

        yield return code => TryIntoNext(code, site, place);
        yield return code => TryIntoLast(code, site, place);
        yield return code => FailureCorrection.Handler(site) is { } handler && code.Surround([.. place.Following], handler);
        foreach (var outer in place.Outward.Skip(1).Where(outer => outer.Statement.Is("With", "AsyncWith", "If")))
        {
            yield return code => FailureCorrection.Handler(site) is { } handler && code.Surround([outer.Statement, .. outer.Following], handler);
        }

        yield return code => FailureCorrection.Handler(site) is { } handler && code.Surround([place.Statement, .. place.Following], handler);
        yield return code => IdCorrection.TryKeep(code, site, place);
    }

    /// <summary>What stands between the beginning and a <c>try</c> that completes moves into it.</summary>
    private static bool TryIntoNext(CorrectedCode code, CorrectionSite site, StatementPlace place)
    {
        var between = place.Following.TakeWhile(statement => !statement.Is("Try")).ToList();
        var next = place.Following.FirstOrDefault(statement => statement.Is("Try"));
        if (next is null || between.Count == 0 || !next.Nodes("handlers").Exists(site.Tracking.Completes) || code.IndentOf(next) is null || !code.Indent(between[0], between[^1]))
        {
            return false;
        }

        code.RemoveLine(next.Line);
        return code.InsertBefore(between[0], site.Scope.Module.Source[next.Line].TrimStart());
    }

    /// <summary>What stands behind a <c>try</c> that completes, up to the completion, moves to the end of it.</summary>
    private static bool TryIntoLast(CorrectedCode code, CorrectionSite site, StatementPlace place)
    {
        var guarded = place.Outward.SelectMany(outer => outer.Following.Prepend(outer.Statement).Select(statement => (Statement: statement, outer.Block)))
            .FirstOrDefault(pair => pair.Statement.Is("Try") && pair.Statement.Nodes("handlers").Exists(site.Tracking.Completes) && pair.Statement.Nodes("orelse").Count == 0);
        if (guarded.Statement is null)
        {
            return false;
        }

        var behind = guarded.Block.SkipWhile(statement => statement != guarded.Statement).Skip(1).ToList();
        var last = behind.FindLastIndex(site.Tracking.Completes);
        return last >= 0 && code.Take(behind[0], behind[last]) is { } lines && code.InsertAfter(guarded.Statement.Nodes("body")[^1], lines);
    }
}
