using System.Runtime.CompilerServices;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Reads rows back from the ledger with what became of them.</summary>
internal static class RowStatuses
{
    /// <summary>The rows of an import that are in the store, in order, a chunk at a time in memory.</summary>
    public static async IAsyncEnumerable<RowStatus> ReadAllAsync(IImportStore store, ImportRecord import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            foreach (var row in await ReadAsync(store, import, chunk, _ => true, cancellationToken))
            {
                yield return row;
            }
        }
    }

    /// <summary>Chosen rows of a chunk, in order.</summary>
    /// <param name="store">The store.</param>
    /// <param name="import">The import.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="isChosen">Whether a row is wanted, by its position in the chunk.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<RowStatus>> ReadAsync(
        IImportStore store, ImportRecord import, ChunkRecord chunk, Predicate<int> isChosen, CancellationToken cancellationToken)
    {
        var source = import.Options.Sources[chunk.Source];
        var key = import.Options.Definition.KeyFields().Select(field => import.Options.Definition.Fields[field]).ToList();
        var fileColumn = import.Options.FileColumn;
        var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
        var patches = await store.ReadPatchesAsync(import, chunk, cancellationToken);
        var errors = await RefusedRows.ReadErrorsAsync(store, import, chunk, cancellationToken);
        var rows = new List<RowStatus>();
        RawRows.ForEach(raw, source.Layout, import.Options.Limits, isChosen, (index, records) =>
        {
            var row = chunk.Position.FirstRow + index;
            var values = patches.GetValueOrDefault(row)?.Values ?? RefusedRows.Values(records, source.Layout);
            rows.Add(new RowStatus
            {
                Row = row,
                Source = source.File.Name,
                File = fileColumn is null ? null : values.GetValueOrDefault(fileColumn),
                Line = chunk.Position.FirstLine + records.Line - 1,
                Outcome = (RowOutcome)chunk.Outcomes[index],
                Key = key.ToDictionary(field => field.Column, field => values.GetValueOrDefault(field.Source) is { Length: > 0 } value ? value : null, StringComparer.OrdinalIgnoreCase),
                Values = values,
                Errors = [.. errors[row]],
            });
        });
        return rows;
    }
}
