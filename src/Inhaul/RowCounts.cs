using System.Runtime.CompilerServices;

namespace Inhaul;

/// <summary>How many rows have each outcome. The sum over all outcomes is always the number of rows read.</summary>
public sealed record RowCounts
{
    /// <summary>No rows at all.</summary>
    public static RowCounts None { get; } = new();

    /// <summary>Rows added to the target.</summary>
    public long Inserted { get; init; }

    /// <summary>Rows that changed a row of the target.</summary>
    public long Updated { get; init; }

    /// <summary>Rows the target already held exactly.</summary>
    public long Unchanged { get; init; }

    /// <summary>Rows older than what the target holds.</summary>
    public long Stale { get; init; }

    /// <summary>Rows whose key another row of the import has, and which lost to it.</summary>
    public long Duplicate { get; init; }

    /// <summary>Rows left out on purpose.</summary>
    public long Skipped { get; init; }

    /// <summary>Rows that are wrong themselves.</summary>
    public long Rejected { get; init; }

    /// <summary>Rows whose writing or processing went wrong.</summary>
    public long Failed { get; init; }

    /// <summary>Rows not decided yet.</summary>
    public long Pending { get; init; }

    /// <summary>All rows read so far: the sum of the others.</summary>
    public long Read => Inserted + Updated + Unchanged + Stale + Duplicate + Skipped + Rejected + Failed + Pending;

    /// <summary>Rows a person has to look at: rejected or failed.</summary>
    public long Refused => Rejected + Failed;

    /// <summary>The number of rows with one outcome.</summary>
    public long this[RowOutcome outcome] => outcome switch
    {
        RowOutcome.Pending => Pending,
        RowOutcome.Inserted => Inserted,
        RowOutcome.Updated => Updated,
        RowOutcome.Unchanged => Unchanged,
        RowOutcome.Stale => Stale,
        RowOutcome.Duplicate => Duplicate,
        RowOutcome.Skipped => Skipped,
        RowOutcome.Rejected => Rejected,
        RowOutcome.Failed => Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not a row outcome."),
    };

    /// <summary>Counts one byte per row, as a chunk keeps them.</summary>
    /// <param name="outcomes">One <see cref="RowOutcome"/> per row.</param>
    /// <exception cref="InvalidDataException">A byte is not a row outcome.</exception>
    public static RowCounts Of(ReadOnlySpan<byte> outcomes)
    {
        var tally = new Tally();
        foreach (var outcome in outcomes)
        {
            if (outcome > (byte)RowOutcome.Failed)
            {
                throw new InvalidDataException($"The ledger holds {outcome} where a row outcome (0 to 8) belongs.");
            }

            tally[outcome]++;
        }

        return new RowCounts
        {
            Pending = tally[(int)RowOutcome.Pending],
            Inserted = tally[(int)RowOutcome.Inserted],
            Updated = tally[(int)RowOutcome.Updated],
            Unchanged = tally[(int)RowOutcome.Unchanged],
            Stale = tally[(int)RowOutcome.Stale],
            Duplicate = tally[(int)RowOutcome.Duplicate],
            Skipped = tally[(int)RowOutcome.Skipped],
            Rejected = tally[(int)RowOutcome.Rejected],
            Failed = tally[(int)RowOutcome.Failed],
        };
    }

    /// <summary>Adds two counts, outcome by outcome.</summary>
    public static RowCounts operator +(RowCounts left, RowCounts right) => Add(left, right);

    /// <summary>Adds two counts, outcome by outcome.</summary>
    public static RowCounts Add(RowCounts left, RowCounts right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new RowCounts
        {
            Inserted = left.Inserted + right.Inserted,
            Updated = left.Updated + right.Updated,
            Unchanged = left.Unchanged + right.Unchanged,
            Stale = left.Stale + right.Stale,
            Duplicate = left.Duplicate + right.Duplicate,
            Skipped = left.Skipped + right.Skipped,
            Rejected = left.Rejected + right.Rejected,
            Failed = left.Failed + right.Failed,
            Pending = left.Pending + right.Pending,
        };
    }

    [InlineArray((int)RowOutcome.Failed + 1)]
    private struct Tally
    {
        private long _first;
    }
}
