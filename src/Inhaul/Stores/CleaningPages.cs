using Inhaul.Mapping.Cleaning;

namespace Inhaul.Stores;

/// <summary>Sums up what cleaning changed in the chunks of an import.</summary>
internal static class CleaningPages
{
    private const int ChunksAtOnce = 200;

    /// <summary>What cleaning changed in the rows that are decided so far and not refused, in the order of the import's fields.</summary>
    public static async Task<IReadOnlyList<CleanedValues>> ReadAllCleanedAsync(this IImportStore store, ImportRecord import, CancellationToken cancellationToken)
    {
        var all = CleaningReport.None;
        for (var last = 0; await store.ReadCleanedAsync(import, last, ChunksAtOnce, cancellationToken) is { Count: > 0 } chunks; last = chunks[^1].Number)
        {
            all = chunks.Aggregate(all, (sum, chunk) => sum.Plus(LedgerJson.ReadCleaned(chunk.Cleaned)));
        }

        return all.InOrderOf(import.Options.Definition);
    }
}
