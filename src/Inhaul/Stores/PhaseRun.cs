namespace Inhaul.Stores;

/// <summary>A phase of an import as the ledger keeps it.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Status">Whether it is <c>pending</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="StartedAt">When work on it began; null before, and where nobody notes it.</param>
/// <param name="FinishedAt">When it was over; null before.</param>
/// <param name="Result">What it found, as JSON; null for nothing.</param>
internal sealed record PhaseRun(ImportPhase Phase, string Status, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, string? Result)
{
    /// <summary>The status of what is over and went well.</summary>
    public const string Completed = "completed";

    /// <summary>The status of what is over and did not go well.</summary>
    public const string Failed = "failed";
}
