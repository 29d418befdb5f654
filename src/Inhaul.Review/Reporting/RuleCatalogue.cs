namespace Inhaul.Review.Reporting;

/// <summary>What each rule is about, for reports and the documentation.</summary>
internal static class RuleCatalogue
{
    /// <summary>The rules, in the order in which they are documented.</summary>
    public static IReadOnlyList<RuleDescription> All { get; } =
    [
        new("P1", "NotCompletedOnNormalPath", "An import is begun and not completed on a normal path",
            "A normal path from the call that begins an import reaches an exit without the call that completes it.",
            "Complete the import on every path, each one that is begun by itself."),
        new("P2", "NotCompletedOnErrorPath", "An import is begun and not completed when an exception escapes",
            "A path of an exception reaches an exit without completing the import as failed: a handler does not do it, raises again before it, or catches only some exceptions.",
            "Catch Exception, complete with status=\"Failed\" and the error, and raise again."),
        new("P3", "EarlyExitBeforeCompletion", "An early exit leaves an import without completing it",
            "A return or sys.exit() stands between the calls that begin and complete, and no finally completes.",
            "Complete before the exit, or move it behind the completion."),
        new("P4", "UnprotectedWork", "Work that can raise is outside any try",
            "A completion follows on the normal path, but calls that can raise stand between beginning and completing outside any try.",
            "Surround the work by a try whose handler completes as failed and raises again."),
        new("P5", "CompletedTwice", "An import can be completed twice on one path",
            "Calls that can raise stand after the completion in a try whose handler completes again.",
            "Make the completion the last statement of the try."),
        new("F1", "AggregatedBeforeFlush", "Data is aggregated before it is flushed",
            "A call that aggregates is reached by a path on which a buffer was written and not flushed afterwards.",
            "Flush every buffer that was written before marking for aggregation."),
        new("F2", "NeverFlushed", "A buffer is written and never flushed",
            "A buffer that was written reaches a normal exit unflushed, and nobody else was handed it.",
            "Flush the buffer on every normal path before the function ends."),
        new("F3", "CompletedBeforeFlush", "Success is reported before the data is safe",
            "The import is completed as finished, and a buffer that was written is flushed only afterwards.",
            "Flush first, then complete."),
        new("T1", "BeginLacksArgument", "The call that begins an import lacks a required argument",
            "The database, the id, the tenant or the type is not given. The status may be left out; ... stands for arguments that are not shown.",
            "Give the missing argument."),
        new("T2", "AnotherIdCompleted", "Another id is completed than was begun",
            "The id of the completion is not the value that was given at the beginning: another variable, one assigned again, or computed again.",
            "Compute the id once and give that value to both calls."),
        new("T3", "FinishedWithoutStats", "A success is reported without counts",
            "An import is completed as finished without stats, or with stats that are never filled.",
            "Count while working, and give the counts."),
        new("T4", "FailedWithoutError", "A failure is reported without saying why",
            "An import is completed as failed without an error message.",
            "Give the exception's text, such as error=str(e)."),
        new("T5", "StatsLackCounts", "The counts lack the usual ones",
            "The stats have no records_processed or no records_created.",
            "Count both, also where they are zero."),
        new("T6", "UnknownStatus", "A status is not one of those that are known",
            "A literal status is none of Running, Finished and Failed; an import is begun with another than Running, or completed with Running.",
            "Begin with Running, complete with Finished or Failed."),
        new("T8", "FinallyReportsSuccess", "A finally reports success whatever happened",
            "A finally completes the import with a constant Finished, so that a failure is reported as success.",
            "Complete as finished at the end of the try, and as failed in a handler."),
        new("G1", "ExceptionSwallowed", "An exception is swallowed after the failure was noted",
            "A handler completes as failed and does not raise again, in code that is not at the top level, so that callers take it for a success.",
            "Raise again after completing."),
    ];

    /// <summary>A rule by its id, whatever its case; null when there is none.</summary>
    public static RuleDescription? Find(string id) => All.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The ids of all rules, for messages.</summary>
    public static string Ids { get; } = string.Join(", ", All.Select(rule => rule.Id));
}
