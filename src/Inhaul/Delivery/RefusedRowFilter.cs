using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Finds the refused rows that a filter means.</summary>
/// <param name="store">The store.</param>
internal sealed class RefusedRowFilter(IImportStore store)
{
    private const int RowsAtOnce = 50_000;

    /// <summary>The numbers of the rows that have an error that the filter means.</summary>
    public async Task<IReadOnlySet<long>> FindAsync(ImportRecord import, RetryFilter filter, CancellationToken cancellationToken)
    {
        var rows = new HashSet<long>();
        for (var after = 0L; after < import.RowTotal; after += RowsAtOnce)
        {
            var errors = await store.ReadErrorsAsync(import, after, RowsAtOnce, cancellationToken);
            rows.UnionWith(errors.Where(record => record.IsCurrent && filter.Means(record.Error)).Select(record => record.Error.Row));
        }

        return rows;
    }
}
