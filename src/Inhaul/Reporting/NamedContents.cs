using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Checks that what the target's rows of an import name as attachments is stored, by the ledger.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
internal sealed class NamedContents(IImportStore store, ImportRecord import)
{
    /// <summary>Whether there is anything to check: rows of a table that can be found again.</summary>
    public bool CanBeChecked => import.Options is { Attachments: not null, Definition: { HasTable: true, Key.Count: > 0 } };

    /// <summary>Checks rows of a chunk.</summary>
    /// <param name="firstRow">The number of the chunk's first row.</param>
    /// <param name="rows">The rows, with all fields.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public async Task<string?> CheckAsync(long firstRow, RowBatch rows, CancellationToken cancellationToken)
    {
        var definition = import.Options.Definition;
        var fields = definition.AttachmentFields();
        var named = new Dictionary<ContentAddress, long>();
        await foreach (var row in store.Target.ReadAsync(definition, rows, cancellationToken))
        {
            foreach (var field in fields)
            {
                if (row.Fields[field].New is { } text && ContentAddress.TryParse(text) is { } address)
                {
                    named.TryAdd(address, firstRow + rows.IndexInChunk(row.Row));
                }
            }
        }

        // Another import may have written the row since, and stored its attachment elsewhere.
        foreach (var storage in named.Count == 0 ? [] : await store.Attachments.ListStoragesAsync(cancellationToken))
        {
            foreach (var address in await store.Attachments.FindStoredAsync(storage, named.Keys, cancellationToken))
            {
                named.Remove(address);
            }
        }

        return named.Count == 0 ? null : $"row {named.Values.Min()} names {named.MinBy(content => content.Value).Key}, which is stored nowhere{(named.Count == 1 ? "" : $", and so do others of its chunk: {named.Count} contents are missing")}";
    }
}
