using System.Runtime.CompilerServices;

namespace Inhaul.Stores;

/// <summary>Walks over all row errors of an import without holding more than a few of them, and without one long transaction.</summary>
internal static class ErrorPages
{
    private const int RowsAtOnce = 10_000;

    /// <summary>The errors for which rows are refused now, and the warnings about rows, in the order of rows.</summary>
    public static async IAsyncEnumerable<RowErrorRecord> ReadAllErrorsAsync(
        this IImportStore store, ImportRecord import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; after < import.RowTotal; after += RowsAtOnce)
        {
            foreach (var record in await store.ReadErrorsAsync(import, after, RowsAtOnce, cancellationToken))
            {
                if (record.IsCurrent)
                {
                    yield return record;
                }
            }
        }
    }
}
