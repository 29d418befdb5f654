using System.Globalization;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// Delivers a chunk with which a process died: its rows in small ranges, each marked before it is tried and settled by itself,
/// while no other processor runs here. So whoever comes after one more death knows at which rows it was: then they are tried
/// one by one, and a row at which the process died too often is given up. What is settled stays, whatever dies.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
/// <param name="attempt">Tries rows.</param>
/// <param name="plan">The processor.</param>
internal sealed class CarefulDelivery(IImportStore store, WorkerOptions options, ChunkAttempt attempt, ProcessorPlan plan)
{
    private const int RowsAtOnce = 256;

    /// <summary>Of so few rows each is tried by itself at once: that takes a moment, while one death more may take minutes.</summary>
    private const int FewRows = 512;

    /// <summary>Delivers a chunk.</summary>
    /// <param name="claim">The claim; when it is lost on the way, nothing more is written.</param>
    /// <param name="settled">Told of each range that is settled: the claim before and after it.</param>
    /// <param name="cancellationToken">Stops; what is not settled yet is undone.</param>
    public async Task DeliverAsync(ChunkClaim claim, Action<ChunkClaim, ChunkClaim> settled, CancellationToken cancellationToken)
    {
        using var alone = await options.Gate.EnterAloneAsync(cancellationToken);
        var isOneByOne = claim.Chunk.Counts.Pending <= FewRows;
        var suspect = claim.Chunk.Suspect;
        var hasDiedTooOften = suspect is { Count: 1 } && claim.Chunk.Deaths >= options.DeathsPerRow;
        for (var now = claim; Next(now.Chunk, isOneByOne, suspect) is { } rows;)
        {
            var after = hasDiedTooOften && rows == suspect
                ? await attempt.GiveUpAsync(now, (int)(rows.First - now.Chunk.Position.FirstRow), Died(rows.First, claim.Chunk.Deaths), cancellationToken)
                : await TryAsync(now, rows, cancellationToken);
            if (after is null)
            {
                return;
            }

            settled(now, after);
            now = after;
        }
    }

    private async Task<ChunkClaim?> TryAsync(ChunkClaim claim, RowRange rows, CancellationToken cancellationToken) =>
        await store.Work.SuspectAsync(claim, rows, cancellationToken) ? await attempt.RunAsync(claim, plan, rows, cancellationToken) : null;

    /// <summary>
    /// The next rows, always in the order of the input: from the first that is pending to the last of a few, suspected ones by
    /// themselves; null when none is left.
    /// </summary>
    private static RowRange? Next(ChunkRecord chunk, bool isOneByOne, RowRange? suspect)
    {
        var first = chunk.Outcomes.AsSpan().IndexOf((byte)RowOutcome.Pending);
        if (first < 0)
        {
            return null;
        }

        var last = first;
        var firstRow = chunk.Position.FirstRow;
        for (var index = first + 1; index < chunk.Outcomes.Length && index - first < RowsAtOnce && !isOneByOne && !IsSuspected(index - 1) && !IsSuspected(index); index++)
        {
            last = chunk.Outcomes[index] == (byte)RowOutcome.Pending ? index : last;
        }

        return new RowRange(firstRow + first, last - first + 1);

        bool IsSuspected(int index) => suspect is not null && suspect.Contains(firstRow + index);
    }

    private RowError Died(long row, int deaths) => new(row, RowErrorCodes.ProcessDied, string.Create(
        CultureInfo.InvariantCulture, $"the process died {deaths} time{(deaths == 1 ? "" : "s")} while {plan.Class.Name} was at this row"));
}
