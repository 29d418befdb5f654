using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Reads rows of an import again from the ledger, for those who decide between retried rows and the others.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
internal sealed class RetriedRows(IImportStore store, ImportRecord import)
{
    private static readonly Dictionary<long, RowPatch> NoPatches = [];

    /// <summary>Visits the rows of a chunk that are tried again and can be read.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="patches">Their corrections.</param>
    /// <param name="visit">Receives a batch, the position of a row in it, and the row's number.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task ReadRetriedAsync(RetriedChunk chunk, IReadOnlyDictionary<long, RowPatch> patches, Action<RowBatch, int, long> visit, CancellationToken cancellationToken)
    {
        var outcomes = Array.ConvertAll(chunk.Chunk.Outcomes, _ => (byte)RowOutcome.Skipped);
        foreach (var row in chunk.Rows)
        {
            outcomes[row - chunk.Chunk.Position.FirstRow] = (byte)RowOutcome.Pending;
        }

        return ReadAsync(chunk.Chunk, outcomes, patches, visit, cancellationToken);
    }

    /// <summary>Visits the rows of a chunk that were written or are still to be; the others have no say.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="visit">Receives a batch, the position of a row in it, and the row's number.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task ReadRivalsAsync(ChunkRecord chunk, Action<RowBatch, int, long> visit, CancellationToken cancellationToken) => ReadAsync(
        chunk,
        Array.ConvertAll(chunk.Outcomes, outcome => (RowOutcome)outcome switch
        {
            RowOutcome.Inserted or RowOutcome.Updated or RowOutcome.Unchanged or RowOutcome.Stale or RowOutcome.Pending => (byte)RowOutcome.Pending,
            _ => (byte)RowOutcome.Skipped,
        }),
        NoPatches, visit, cancellationToken);

    private async Task ReadAsync(
        ChunkRecord chunk, byte[] outcomes, IReadOnlyDictionary<long, RowPatch> patches, Action<RowBatch, int, long> visit, CancellationToken cancellationToken)
    {
        var options = import.Options;
        var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
        var latest = new Dictionary<long, RowPatch>(await store.ReadPatchesAsync(import, chunk, cancellationToken));
        foreach (var (row, patch) in patches)
        {
            latest[row] = patch;
        }

        var good = ChunkMapper.Map(raw, outcomes, chunk.Position, latest, options.Definition, options.Sources[chunk.Source].Layout, options.Limits).Good;
        for (var i = 0; i < good.Count; i++)
        {
            visit(good, i, chunk.Position.FirstRow + good.IndexInChunk(i));
        }
    }
}
