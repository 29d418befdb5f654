using Inhaul.Diagnostics;
using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>One attempt at the pending rows of a chunk, or at some of them: parse, map, process, write and settle, the last three in one transaction.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
internal sealed class ChunkAttempt(IImportStore store, WorkerOptions options)
{
    private readonly ChunkAttachments _attachments = new(store, options);

    // The largest things a delivery needs, kept from chunk to chunk.
    private RowBatch? _rows;
    private readonly SpareBatches _spare = new();

    /// <summary>Makes it, again without a row that cannot be undone by itself.</summary>
    /// <param name="claim">The claim on the chunk.</param>
    /// <param name="plan">The processor; null when the rows are written as they are.</param>
    /// <param name="only">The rows to try; the others stay as they are. Null for all.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    /// <returns>The claim with what became of the rows, or null when it was lost and nothing was written.</returns>
    public async Task<ChunkClaim?> RunAsync(ChunkClaim claim, ProcessorPlan? plan, RowRange? only, CancellationToken cancellationToken)
    {
        var givenUp = new List<RowStuckException>();
        var attached = await AttachAsync(claim, only, cancellationToken);
        while (true)
        {
            try
            {
                return await RunAsync(claim, plan, only, givenUp, attached, cancellationToken);
            }
            catch (RowStuckException stuck)
            {
                givenUp.Add(stuck);
            }
            catch (ContentGoneException)
            {
                var again = await AttachAsync(claim, only, cancellationToken);
                attached = again! with { Counts = attached!.Counts.Plus(again.Counts) };
            }
        }
    }

    /// <summary>Fails one row without another try at it, and tells the import's log.</summary>
    /// <param name="claim">The claim on the chunk.</param>
    /// <param name="index">The row's position in the chunk.</param>
    /// <param name="error">Why.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    /// <returns>The claim with what became of the row, or null when it was lost and nothing was written.</returns>
    public async Task<ChunkClaim?> GiveUpAsync(ChunkClaim claim, int index, RowError error, CancellationToken cancellationToken)
    {
        var verdicts = new ChunkVerdicts(claim);
        verdicts.Refuse(index, RowOutcome.Failed, error);
        await using var settlement = await store.Work.BeginSettleAsync(claim, cancellationToken);
        if (settlement is null)
        {
            return null;
        }

        await settlement.LogAsync([new NewLogEntry("error", error.Message) { Row = error.Row }], cancellationToken);
        return await SettleAsync(settlement, claim, verdicts, [], cancellationToken);
    }

    private async Task<AttachedRows?> AttachAsync(ChunkClaim claim, RowRange? only, CancellationToken cancellationToken) =>
        claim.Import.Options.Attachments is { } place ? await _attachments.AttachAsync(claim, place, Tried(new ChunkVerdicts(claim), only), cancellationToken) : null;

    private async Task<ChunkClaim?> RunAsync(
        ChunkClaim claim, ProcessorPlan? plan, RowRange? only, List<RowStuckException> givenUp, AttachedRows? attached, CancellationToken cancellationToken)
    {
        var import = claim.Import.Options;
        var chunk = claim.Chunk;
        var verdicts = new ChunkVerdicts(claim);
        foreach (var stuck in givenUp)
        {
            verdicts.Refuse(stuck.Index, stuck.Outcome, stuck.Errors);
        }

        var check = RowChecks.Of(plan, import.Definition);
        var notes = new ChunkNotes(import.Definition);
        var mapped = ChunkMapper.Map(
            claim.Raw, Tried(verdicts, only), chunk.Position, claim.Patches, import.Definition, import.Sources[chunk.Source].Layout, import.Limits, check, Rows(import.Definition), notes, attached?.Values);
        foreach (var row in mapped.Refused)
        {
            verdicts.Decide(row.IndexInChunk, ChunkAttachments.OutcomeOf(row.Errors));
        }

        foreach (var (index, warnings) in notes.Warnings)
        {
            verdicts.Warn(index, warnings);
        }

        if (import.Definition.HasTable)
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
        await _attachments.HoldAsync(settlement, claim, attached, mapped.Good, cancellationToken);
        var refused = await new MissingReferences(settlement, claim).DecideAsync(mapped, notes, check, verdicts, cancellationToken);
        if (plan is null)
        {
            var work = new TableWork(import.Definition, store.Classify);
            await (options.Changes is { } spool
                ? work.WriteAsync(settlement, mapped.Good, verdicts, spool, cancellationToken)
                : work.WriteAsync(settlement, mapped.Good, verdicts, cancellationToken));
        }
        else
        {
            await new ProcessorRun(store, options, plan, _spare).RunAsync(settlement, claim, mapped.Good, check!, verdicts, cancellationToken);
        }

        Failpoint.Hit(FailpointName.SettleAfterWrite);
        if (only is null && verdicts.Outcomes.AsSpan().Contains((byte)RowOutcome.Pending))
        {
            throw new InvalidOperationException("A row was left undecided.");
        }

        var kept = await KeepCleanedAsync(settlement, claim, notes, verdicts, cancellationToken);
        kept = await ChunkAttachments.KeepAsync(settlement, kept, attached, cancellationToken);
        return await SettleAsync(settlement, kept, verdicts, refused, cancellationToken);
    }

    /// <summary>Adds what was cleaned in rows that are not refused to what was in others of the chunk before.</summary>
    private static async Task<ChunkClaim> KeepCleanedAsync(ISettlement settlement, ChunkClaim claim, ChunkNotes notes, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        var cleaned = notes.Cleaned.Report(claim.Import.Options.Definition, claim.Chunk.Position.FirstRow, verdicts.IsKept);
        if (cleaned.Values.Count == 0)
        {
            return claim;
        }

        var all = LedgerJson.WriteCleaned(LedgerJson.ReadCleaned(claim.Chunk.Cleaned).Plus(cleaned));
        await settlement.KeepCleanedAsync(all, cancellationToken);
        return claim with { Chunk = claim.Chunk with { Cleaned = all } };
    }

    private static async Task<ChunkClaim> SettleAsync(
        ISettlement settlement, ChunkClaim claim, ChunkVerdicts verdicts, IReadOnlyList<RefusedRow> mapped, CancellationToken cancellationToken)
    {
        var import = claim.Import.Options;
        var chunk = claim.Chunk;
        var refused = RawRows.Refused(claim.Raw, import.Sources[chunk.Source].Layout, import.Limits, chunk.Position, verdicts.Remarks);
        await settlement.SettleAsync(verdicts.Outcomes, [.. mapped, .. refused], cancellationToken);
        Failpoint.Hit(FailpointName.SettleBeforeCommit);
        await settlement.CommitAsync(cancellationToken);
        Failpoint.Hit(FailpointName.SettleAfterCommit);
        return claim with { Chunk = chunk with { Outcomes = verdicts.Outcomes, Counts = RowCounts.Of(verdicts.Outcomes), Deaths = 0, Suspect = null } };
    }

    /// <summary>The outcomes with a decision for every row that is not to be tried; which one it is does not matter.</summary>
    private static byte[] Tried(ChunkVerdicts verdicts, RowRange? only)
    {
        if (only is null)
        {
            return verdicts.Outcomes;
        }

        var tried = verdicts.Outcomes.AsSpan().ToArray();
        for (var index = 0; index < tried.Length; index++)
        {
            tried[index] = only.Contains(verdicts.RowOf(index)) ? tried[index] : (byte)RowOutcome.Skipped;
        }

        return tried;
    }

    private RowBatch Rows(ImportDefinition definition) =>
        _rows?.Columns == definition.Fields.Count ? _rows : _rows = new RowBatch(definition.Fields.Count);
}
