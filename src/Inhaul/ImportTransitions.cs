namespace Inhaul;

/// <summary>The state machine of an import: every allowed change, and when it occurs. What is not listed cannot happen.</summary>
public static class ImportTransitions
{
    /// <summary>Every allowed change of state.</summary>
    public static IReadOnlyList<(ImportState From, ImportState To, string OccursWhen)> All { get; } =
    [
        (ImportState.Queued, ImportState.Active, "a worker starts on the import"),
        (ImportState.Queued, ImportState.Paused, "a person holds it back before anybody started"),
        (ImportState.Queued, ImportState.Cancelling, "a person cancels it before anybody started"),
        (ImportState.Queued, ImportState.Failed, "the input cannot be read at all"),

        (ImportState.Active, ImportState.Paused, "a person pauses it, too many rows are refused, or the code has a defect"),
        (ImportState.Active, ImportState.AwaitingReview, "a gate between phases asks for a decision"),
        (ImportState.Active, ImportState.Cancelling, "a person cancels it"),
        (ImportState.Active, ImportState.Completed, "the last row got its outcome and none is rejected or failed"),
        (ImportState.Active, ImportState.CompletedWithErrors, "the last row got its outcome and some are rejected or failed"),
        (ImportState.Active, ImportState.Failed, "the import as a whole cannot go on: the input changed while it was read, or the code that does a tracked import failed or died"),

        (ImportState.Paused, ImportState.Active, "a person resumes it"),
        (ImportState.Paused, ImportState.Cancelling, "a person cancels it"),

        (ImportState.AwaitingReview, ImportState.Active, "a person approves"),
        (ImportState.AwaitingReview, ImportState.Cancelling, "a person refuses"),

        (ImportState.Cancelling, ImportState.Cancelled, "no worker holds a lease any more, or the code of a tracked import has stopped"),

        (ImportState.Failed, ImportState.Active, "a person retries after the cause was removed, or the code of a tracked import begins it again"),
        (ImportState.CompletedWithErrors, ImportState.Active, "a person retries the rejected or failed rows"),
    ];

    /// <summary>Whether the change is allowed.</summary>
    public static bool IsAllowed(ImportState from, ImportState to) =>
        All.Any(arrow => arrow.From == from && arrow.To == to);

    /// <summary>
    /// Whether a person who makes this change has seen the rows refused so far and goes on in spite of them, so that they do
    /// not count against the import's limit any more.
    /// </summary>
    internal static bool AcceptsErrors(ImportState from, ImportState to) =>
        to == ImportState.Active && from is ImportState.Paused or ImportState.AwaitingReview or ImportState.CompletedWithErrors;

    /// <summary>Whether an import in this state has ended (it may still be retried).</summary>
    public static bool IsEnd(ImportState state) =>
        state is ImportState.Completed or ImportState.CompletedWithErrors or ImportState.Failed or ImportState.Cancelled;
}
