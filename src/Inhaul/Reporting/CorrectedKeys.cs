using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>
/// The keys that the target holds as a corrected row of an import left them. Another row of the import with such a key may
/// have been written before and changed by the corrected one since: that it differs now is as it should be.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
internal sealed class CorrectedKeys(IImportStore store, ImportRecord import)
{
    private readonly HashSet<UInt128> _keys = [];
    private readonly int[] _keyFields = import.Options.Definition.WithoutAttachments().KeyFields();

    /// <summary>Finds them.</summary>
    public async Task FindAsync(CancellationToken cancellationToken)
    {
        if (_keyFields.Length == 0)
        {
            return;
        }

        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            var patches = await store.ReadPatchesAsync(import, chunk, cancellationToken);
            if (patches.Count > 0)
            {
                await AddAsync(chunk, patches, cancellationToken);
            }
        }
    }

    /// <summary>Whether the key of a row is one of them.</summary>
    public bool Contains(RowBatch rows, int row) => _keys.Count > 0 && _keys.Contains(KeyBytes.Identity(rows, row, _keyFields));

    private async Task AddAsync(ChunkRecord chunk, IReadOnlyDictionary<long, RowPatch> patches, CancellationToken cancellationToken)
    {
        var definition = import.Options.Definition.WithoutAttachments();
        var corrected = new byte[chunk.Outcomes.Length];
        for (var i = 0; i < corrected.Length; i++)
        {
            var isWritten = (RowOutcome)chunk.Outcomes[i] is RowOutcome.Inserted or RowOutcome.Updated or RowOutcome.Unchanged;
            corrected[i] = (byte)(isWritten && patches.ContainsKey(chunk.Position.FirstRow + i) ? RowOutcome.Pending : RowOutcome.Skipped);
        }

        RowBatch rows;
        try
        {
            var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
            rows = ChunkMapper.Map(raw, corrected, chunk.Position, patches, definition, import.Options.Sources[chunk.Source].Layout, import.Options.Limits).Good;
        }
        catch (InvalidDataException)
        {
            // The bytes were changed or are gone; whoever checks the chunk itself says so.
            return;
        }

        var presence = await store.Target.CompareAsync(definition, rows, cancellationToken);
        for (var i = 0; i < presence.Count; i++)
        {
            if (presence[i] == RowPresence.Same)
            {
                _keys.Add(KeyBytes.Identity(rows, i, _keyFields));
            }
        }
    }
}
