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

    /// <summary>Why the row is refused.</summary>
    internal IReadOnlyList<RowFinding> Findings { get; private init; } = [];

    /// <summary>The row is wrong after all; everything it wrote is undone.</summary>
    /// <param name="reason">What is wrong, for people.</param>
    public static RowResult Rejected(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new RowResult(RowOutcome.Rejected) { Findings = [new RowFinding(null, reason, RowErrorCodes.Rule)] };
    }

    internal static RowResult Refused(RowFindings findings) => new(RowOutcome.Rejected) { Findings = [.. findings.All] };
}
