using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Completes corrections that name only the values to change: the others stay as they are in the refused row.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
internal sealed class RowCorrections(IImportStore store, ImportRecord import)
{
    /// <summary>The corrected rows, whole.</summary>
    /// <param name="changes">The changed values, by row number and column.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">A column is unknown, or a row is not refused.</exception>
    public async Task<IReadOnlyList<RowPatch>> CompleteAsync(IReadOnlyDictionary<long, IReadOnlyDictionary<string, string>> changes, CancellationToken cancellationToken)
    {
        var columns = import.Options.Sources[0].Layout.Columns;
        if (changes.Values.SelectMany(change => change.Keys).FirstOrDefault(name => !columns.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new InvalidConfigurationException($"Import {import.Id} has no column '{unknown}' to correct; it has {NameList.Of(columns)}.");
        }

        var patches = new Dictionary<long, RowPatch>();
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            var end = chunk.Position.FirstRow + chunk.Outcomes.Length;
            if (changes.Keys.Any(row => row >= chunk.Position.FirstRow && row < end))
            {
                foreach (var refused in await RefusedRows.ReadAsync(store, import, chunk, cancellationToken))
                {
                    if (changes.TryGetValue(refused.Row, out var change))
                    {
                        patches[refused.Row] = Changed(refused, change);
                    }
                }
            }
        }

        return changes.Keys.Where(row => !patches.ContainsKey(row)).Order().ToList() is { Count: > 0 } missing
            ? throw new InvalidConfigurationException($"The corrections name rows that are not rejected or failed: {string.Join(", ", missing.Take(10))}. Only refused rows can be corrected.")
            : [.. patches.Values];
    }

    private static RowPatch Changed(RefusedRowDetail refused, IReadOnlyDictionary<string, string> change)
    {
        var values = new Dictionary<string, string>(refused.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (column, value) in change)
        {
            values[column] = value;
        }

        return new RowPatch(refused.Row, values);
    }
}
