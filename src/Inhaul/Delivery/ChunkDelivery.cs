using Inhaul.Diagnostics;
using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>One attempt at one chunk: parse, map, process, write and settle, the last three in one transaction.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
internal sealed class ChunkDelivery(IImportStore store, WorkerOptions options)
{
    // The largest thing a delivery needs, kept from chunk to chunk.
    private RowBatch? _rows;

    /// <summary>Delivers a claimed chunk. One delivery at a time.</summary>
    /// <returns>What became of the rows that were pending, or null when the claim was lost and nothing was written.</returns>
    public async Task<RowCounts?> DeliverAsync(ChunkClaim claim, CancellationToken cancellationToken)
    {
        var plan = options.Processors.PlanOf(claim.Import);
        var givenUp = new List<RowStuckException>();
        while (true)
        {
            try
            {
                return await AttemptAsync(claim, plan, givenUp, cancellationToken);
            }
            catch (RowStuckException stuck)
            {
                givenUp.Add(stuck);
            }
        }
    }

    private async Task<RowCounts?> AttemptAsync(ChunkClaim claim, ProcessorPlan? plan, IReadOnlyList<RowStuckException> givenUp, CancellationToken cancellationToken)
    {
        var import = claim.Import.Options;
        var chunk = claim.Chunk;
        var layout = import.Sources[chunk.Source].Layout;
        var verdicts = new ChunkVerdicts(claim);
        foreach (var stuck in givenUp)
        {
            verdicts.Refuse(stuck.Index, stuck.Outcome, stuck.Errors);
        }

        var check = plan?.Check(import.Definition);
        var mapped = ChunkMapper.Map(claim.Raw, verdicts.Outcomes, chunk.Position, claim.Patches, import.Definition, layout, import.Limits, check, Rows(import.Definition));
        foreach (var row in mapped.Refused)
        {
            verdicts.Decide(row.IndexInChunk, RowOutcome.Rejected);
        }

        if (plan is null or { Table: not null })
        {
            // The writer may ask for this order inside the transaction, where finding it would hold everybody up.
            _ = mapped.Good.ByKey(import.Definition.KeyFields());
        }

        Failpoint.Hit(FailpointName.MapAfterChunk);

        await using var settlement = await store.Work.BeginSettleAsync(claim, cancellationToken);
        if (settlement is null)
        {
            return null;
        }

        Failpoint.Hit(FailpointName.SettleAfterFence);
        if (plan is null)
        {
            await new TableWork(import.Definition, store.Classify).WriteAsync(settlement, mapped.Good, verdicts, cancellationToken);
        }
        else
        {
            await new ProcessorRun(store, options, plan).RunAsync(settlement, claim, mapped.Good, check!, verdicts, cancellationToken);
        }

        Failpoint.Hit(FailpointName.SettleAfterWrite);
        var refused = RawRows.Refused(claim.Raw, layout, import.Limits, chunk.Position, verdicts.Errors);
        await settlement.SettleAsync(verdicts.Outcomes, [.. mapped.Refused, .. refused], cancellationToken);
        Failpoint.Hit(FailpointName.SettleBeforeCommit);
        await settlement.CommitAsync(cancellationToken);
        Failpoint.Hit(FailpointName.SettleAfterCommit);
        return NewlyDecided(chunk.Outcomes, verdicts.Outcomes);
    }

    private RowBatch Rows(ImportDefinition definition) =>
        _rows?.Columns == definition.Fields.Count ? _rows : _rows = new RowBatch(definition.Fields.Count);

    private static RowCounts NewlyDecided(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var decided = new byte[after.Length];
        var count = 0;
        for (var i = 0; i < after.Length; i++)
        {
            if (before[i] == (byte)RowOutcome.Pending)
            {
                decided[count++] = after[i];
            }
        }

        return RowCounts.Of(decided.AsSpan(0, count));
    }
}
