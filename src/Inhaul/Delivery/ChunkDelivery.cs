using Inhaul.Diagnostics;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Delivery;

/// <summary>One attempt at one chunk: parse, map, write and settle, the last two in one transaction.</summary>
/// <param name="store">The store.</param>
internal sealed class ChunkDelivery(IImportStore store)
{
    // The largest thing a delivery needs, kept from chunk to chunk.
    private RowBatch? _rows;

    /// <summary>Delivers a claimed chunk. One delivery at a time.</summary>
    /// <returns>What became of the rows that were pending, or null when the claim was lost and nothing was written.</returns>
    public async Task<RowCounts?> DeliverAsync(ChunkClaim claim, CancellationToken cancellationToken)
    {
        var options = claim.Import.Options;
        var chunk = claim.Chunk;
        var layout = options.Sources[chunk.Source].Layout;
        var mapped = ChunkMapper.Map(claim.Raw, chunk.Outcomes, chunk.Position, claim.Patches, options.Definition, layout, options.Limits, Rows(options.Definition));
        // A writer may ask for this order inside the transaction, where finding it would hold everybody up.
        _ = mapped.Good.ByKey(options.Definition.KeyFields());
        Failpoint.Hit(FailpointName.MapAfterChunk);

        await using var settlement = await store.Work.BeginSettleAsync(claim, cancellationToken);
        if (settlement is null)
        {
            return null;
        }

        Failpoint.Hit(FailpointName.SettleAfterFence);
        WriteResult[] results;
        await using (var writer = settlement.OpenWriter(options.Definition))
        {
            results = await new RowIsolation(settlement, writer, store.Classify).WriteAsync(mapped.Good, cancellationToken);
        }

        Failpoint.Hit(FailpointName.SettleAfterWrite);
        var (outcomes, refused) = Decide(claim, mapped, results);
        await settlement.SettleAsync(outcomes, refused, cancellationToken);
        Failpoint.Hit(FailpointName.SettleBeforeCommit);
        await settlement.CommitAsync(cancellationToken);
        Failpoint.Hit(FailpointName.SettleAfterCommit);
        return NewlyDecided(chunk.Outcomes, outcomes);
    }

    private RowBatch Rows(ImportDefinition definition) =>
        _rows?.Columns == definition.Fields.Count ? _rows : _rows = new RowBatch(definition.Fields.Count);

    private static (byte[] Outcomes, IReadOnlyList<RefusedRow> Refused) Decide(ChunkClaim claim, MappedChunk mapped, WriteResult[] results)
    {
        var outcomes = claim.Chunk.Outcomes.AsSpan().ToArray();
        foreach (var row in mapped.Refused)
        {
            outcomes[row.IndexInChunk] = (byte)RowOutcome.Rejected;
        }

        var errors = new Dictionary<int, RowError>();
        for (var i = 0; i < results.Length; i++)
        {
            var index = mapped.Good.IndexInChunk(i);
            outcomes[index] = (byte)results[i].Outcome;
            if (results[i].Refusal is { } refusal)
            {
                errors.Add(index, Explain(claim, mapped.Good, i, refusal));
            }
        }

        var options = claim.Import.Options;
        var byTarget = RawRows.Refused(claim.Raw, options.Sources[claim.Chunk.Source].Layout, options.Limits, claim.Chunk.Position, errors);
        return (outcomes, [.. mapped.Refused, .. byTarget]);
    }

    private static RowError Explain(ChunkClaim claim, RowBatch rows, int row, WriteRefusal refusal)
    {
        var fields = claim.Import.Options.Definition.Fields;
        var field = -1;
        for (var i = 0; refusal.Column is not null && i < fields.Count && field < 0; i++)
        {
            field = string.Equals(fields[i].Column, refusal.Column, StringComparison.OrdinalIgnoreCase) ? i : -1;
        }

        return new RowError(claim.Chunk.Position.FirstRow + rows.IndexInChunk(row), refusal.Code, refusal.Message)
        {
            Column = field < 0 ? refusal.Column : fields[field].Source,
            Value = field < 0 ? null : CellText.Of(rows, rows[row][field]),
        };
    }

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
