using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Keeps retried rows from bringing in a value that must be unique and that another row of the import has.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
internal sealed class RetriedUniques(IImportStore store, ImportRecord import)
{
    private readonly ImportDefinition _definition = import.Options.Definition;
    private readonly int[] _keyFields = import.Options.Definition.KeyFields();
    private readonly RetriedRows _rows = new(store, import);

    /// <summary>The rows that may be tried again: one that is not corrected and whose value another row has stays refused as it is.</summary>
    /// <param name="retried">The retried rows, by chunk number.</param>
    /// <param name="patches">Their corrections.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="InvalidConfigurationException">A corrected row has the value of another row.</exception>
    public async Task<SortedDictionary<int, RetriedChunk>> FilterAsync(
        SortedDictionary<int, RetriedChunk> retried, IReadOnlyDictionary<long, RowPatch> patches, CancellationToken cancellationToken)
    {
        var left = retried;
        foreach (var field in _definition.Fields.Where(field => field.IsUnique))
        {
            var repeats = await FindAsync(field, left, patches, cancellationToken);
            left = new SortedDictionary<int, RetriedChunk>(left
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Rows = [.. pair.Value.Rows.Where(row => !repeats.Contains(row))] }))
                .Where(pair => pair.Value.Rows.Count > 0)
                .ToDictionary());
        }

        return left;
    }

    private async Task<HashSet<long>> FindAsync(
        FieldDefinition field, SortedDictionary<int, RetriedChunk> retried, IReadOnlyDictionary<long, RowPatch> patches, CancellationToken cancellationToken)
    {
        var position = _definition.Position(field.Column);
        var wanted = new List<Holder>();
        foreach (var chunk in retried.Values)
        {
            await _rows.ReadRetriedAsync(chunk, patches, (rows, i, row) => Take(rows, i, row, position, wanted), cancellationToken);
        }

        var held = await FindHoldersAsync(position, wanted.Select(holder => holder.Value).ToHashSet(), cancellationToken);
        var repeats = new HashSet<long>();
        foreach (var holder in wanted.OrderBy(holder => holder.Row))
        {
            if (held.TryAdd(holder.Value, holder) || held[holder.Value].Owner == holder.Owner)
            {
                continue;
            }

            if (patches.ContainsKey(holder.Row))
            {
                throw new InvalidConfigurationException(
                    $"Row {holder.Row} would now have the same {field.Source} as row {held[holder.Value].Row}, and it must be unique. Correct its {field.Source}, or leave the row out of the corrections.");
            }

            repeats.Add(holder.Row);
        }

        return repeats;
    }

    private async Task<Dictionary<UInt128, Holder>> FindHoldersAsync(int position, HashSet<UInt128> values, CancellationToken cancellationToken)
    {
        var held = new Dictionary<UInt128, Holder>();
        if (values.Count == 0)
        {
            return held;
        }

        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            var rivals = new List<Holder>();
            await _rows.ReadRivalsAsync(chunk, (rows, i, row) => Take(rows, i, row, position, rivals), cancellationToken);
            foreach (var rival in rivals.Where(rival => values.Contains(rival.Value)))
            {
                held.TryAdd(rival.Value, rival);
            }
        }

        return held;
    }

    private void Take(RowBatch rows, int i, long row, int position, List<Holder> holders)
    {
        if (rows[i][position].Kind != CellKind.Null)
        {
            holders.Add(new Holder(KeyBytes.Identity(rows, i, [position]), _keyFields.Length == 0 ? (UInt128)row : KeyBytes.Identity(rows, i, _keyFields), row));
        }
    }

    private sealed record Holder(UInt128 Value, UInt128 Owner, long Row);
}
