using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Tells which corrections the ledger already has, so that the command of an interrupted retry can be run again as it was.</summary>
/// <param name="store">The store.</param>
internal sealed class KeptCorrections(IImportStore store)
{
    /// <summary>The rows whose newest correction in the ledger is the one given here.</summary>
    /// <param name="import">The import.</param>
    /// <param name="patches">The corrections, by row number.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<HashSet<long>> FindAsync(ImportRecord import, IReadOnlyDictionary<long, RowPatch> patches, CancellationToken cancellationToken)
    {
        var kept = new HashSet<long>();
        if (patches.Count == 0)
        {
            return kept;
        }

        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            var inLedger = await store.ReadPatchesAsync(import, chunk, cancellationToken);
            kept.UnionWith(inLedger.Values.Where(patch => patches.TryGetValue(patch.Row, out var given) && IsSame(patch, given)).Select(patch => patch.Row));
        }

        return kept;
    }

    private static bool IsSame(RowPatch left, RowPatch right) =>
        left.Values.Count == right.Values.Count && left.Values.All(value => right.Values.TryGetValue(value.Key, out var other) && other == value.Value);
}
