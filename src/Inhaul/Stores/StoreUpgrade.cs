namespace Inhaul.Stores;

/// <summary>Brings the tables of a store up to date when it is opened.</summary>
internal static class StoreUpgrade
{
    /// <summary>The store, up to date; closed when that fails.</summary>
    public static async Task<IImportStore> UpToDateAsync(this IImportStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.MigrateAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }
}
