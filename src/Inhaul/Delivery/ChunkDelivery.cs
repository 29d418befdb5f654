using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Delivers claimed chunks: each at once, or with care when a process died with it.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
internal sealed class ChunkDelivery(IImportStore store, WorkerOptions options)
{
    private readonly ChunkAttempt _attempt = new(store, options);

    /// <summary>Delivers a claimed chunk. One delivery at a time.</summary>
    /// <param name="claim">The claim; when it is lost on the way, nothing more is written.</param>
    /// <param name="settled">Told what became of rows that were pending, each time that some are settled.</param>
    /// <param name="cancellationToken">Stops; what is not settled yet is undone.</param>
    public async Task DeliverAsync(ChunkClaim claim, Action<RowCounts> settled, CancellationToken cancellationToken)
    {
        var plan = options.Processors.PlanOf(claim.Import);
        if (plan is not null && claim.Chunk.IsSuspected)
        {
            await new CarefulDelivery(store, options, _attempt, plan).DeliverAsync(claim, (before, after) => settled(NewlyDecided(before, after)), cancellationToken);
            return;
        }

        using var pass = plan is null ? null : await options.Gate.EnterAsync(cancellationToken);
        if (await _attempt.RunAsync(claim, plan, only: null, cancellationToken) is { } after)
        {
            settled(NewlyDecided(claim, after));
        }
    }

    private static RowCounts NewlyDecided(ChunkClaim before, ChunkClaim after)
    {
        var decided = new byte[after.Chunk.Outcomes.Length];
        var count = 0;
        for (var i = 0; i < decided.Length; i++)
        {
            if (before.Chunk.Outcomes[i] == (byte)RowOutcome.Pending && after.Chunk.Outcomes[i] != (byte)RowOutcome.Pending)
            {
                decided[count++] = after.Chunk.Outcomes[i];
            }
        }

        return RowCounts.Of(decided.AsSpan(0, count));
    }
}
