using Inhaul.Sqlite;
using Inhaul.Stores;

namespace Inhaul.Cli;

/// <summary>Opens the store that <c>--store</c> names.</summary>
internal static class StoreOpener
{
    private const string Sqlite = "sqlite:";

    /// <summary>Opens an existing or a new store and brings its tables up to date.</summary>
    /// <exception cref="InvalidConfigurationException">The text names no store that can be opened.</exception>
    public static async Task<IImportStore> OpenAsync(string store, CancellationToken cancellationToken)
    {
        var opened = SqliteImportStore.Open(SqlitePath(store));
        return await MigratedAsync(opened, cancellationToken);
    }

    /// <summary>Opens a store for looking only: one that does not exist is an error, not a new one.</summary>
    public static async Task<IImportStore> OpenExistingAsync(string store, CancellationToken cancellationToken)
    {
        var path = SqlitePath(store);
        return File.Exists(path)
            ? await OpenAsync(store, cancellationToken)
            : throw new InvalidConfigurationException($"There is no store {path}. Name it with --store, or import something first.");
    }

    /// <summary>Opens a store in which nothing of what happens is kept. Where there is none, a temporary file stands in for it.</summary>
    public static async Task<IImportStore> RehearseAsync(string store, CancellationToken cancellationToken)
    {
        var path = SqlitePath(store);
        return await MigratedAsync(SqliteImportStore.Open(File.Exists(path) ? path : "", rehearsal: true), cancellationToken);
    }

    private static async Task<IImportStore> MigratedAsync(SqliteImportStore store, CancellationToken cancellationToken)
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

    private static string SqlitePath(string store) =>
        store.StartsWith(Sqlite, StringComparison.Ordinal) && store.Length > Sqlite.Length ? store[Sqlite.Length..]
        : throw new InvalidConfigurationException($"'{store}' is not a store that this version opens. Write sqlite:path, for example --store sqlite:inhaul.db");
}
