using Inhaul.Processing;

namespace Inhaul;

/// <summary>What a processor did with a row.</summary>
public sealed record RowResult
{
    private RowResult(RowOutcome? outcome) => Outcome = outcome;

    /// <summary>
    /// Whatever becomes of the rows that this row put into buffers: <c>inserted</c> when one of them is new, else <c>updated</c>
    /// when one of them is changed, else <c>unchanged</c>. One that the database refuses makes the row <c>failed</c>.
    /// </summary>
    public static RowResult Buffered { get; } = new((RowOutcome?)null);

    /// <summary>The row was added.</summary>
    public static RowResult Inserted { get; } = new(RowOutcome.Inserted);

    /// <summary>What there was of the row was changed.</summary>
    public static RowResult Updated { get; } = new(RowOutcome.Updated);

    /// <summary>Everything was as the row says already.</summary>
    public static RowResult Unchanged { get; } = new(RowOutcome.Unchanged);

    /// <summary>The row is left out on purpose.</summary>
    public static RowResult Skipped { get; } = new(RowOutcome.Skipped);

    internal RowOutcome? Outcome { get; }

    /// <summary>What the row became; null when nothing was said.</summary>
    internal (string Table, object Key, object? Data)? Target { get; private init; }

    /// <summary>Why the row is refused.</summary>
    internal IReadOnlyList<RowFinding> Findings { get; private init; } = [];

    /// <summary>The row is wrong after all; everything it wrote is undone.</summary>
    /// <param name="reason">What is wrong, for people.</param>
    public static RowResult Rejected(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new RowResult(RowOutcome.Rejected) { Findings = [new RowFinding(null, reason, RowErrorCodes.Rule)] };
    }

    /// <summary>
    /// This result, together with what the row became. It is kept when the definition says <c>Track(RowTracking.All)</c> and the row
    /// is not refused, and read by <see cref="ImportClient.ResultsAsync"/>; when the row is tried again, it is replaced.
    /// </summary>
    /// <param name="table">The table that has the row now.</param>
    /// <param name="key">Its key there: a number, a text, a UUID, a time; what has several parts is kept as JSON.</param>
    /// <param name="data">What was made of it; kept as JSON. Null for nothing.</param>
    /// <returns>A copy.</returns>
    public RowResult At(string table, object key, object? data = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        ArgumentNullException.ThrowIfNull(key);
        return this with { Target = (table, key, data) };
    }

    internal static RowResult Refused(RowFindings findings) => new(RowOutcome.Rejected) { Findings = [.. findings.All] };
}
