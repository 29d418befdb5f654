using Inhaul.Postgres;
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
        IImportStore opened = PostgresAddress.IsMeant(store) ? await PostgresImportStore.OpenAsync(store, rehearsal: false, cancellationToken) : SqliteImportStore.Open(SqlitePath(store));
        return await opened.UpToDateAsync(cancellationToken);
    }

    /// <summary>Opens a store to import into, or to rehearse that.</summary>
    /// <exception cref="InvalidConfigurationException">The text names no store that can be opened.</exception>
    public static Task<IImportStore> OpenAsync(string store, bool isRehearsal, CancellationToken cancellationToken) =>
        isRehearsal ? RehearseAsync(store, cancellationToken) : OpenAsync(store, cancellationToken);

    /// <summary>Opens a store for looking only: one that does not exist is an error, not a new one.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such store.</exception>
    public static async Task<IImportStore> OpenExistingAsync(string store, CancellationToken cancellationToken)
    {
        if (!PostgresAddress.IsMeant(store))
        {
            return File.Exists(SqlitePath(store)) ? await OpenAsync(store, cancellationToken) : throw NoStore(SqlitePath(store));
        }

        var opened = await PostgresImportStore.OpenAsync(store, rehearsal: false, cancellationToken);
        if (await opened.ExistsAsync(cancellationToken))
        {
            return await opened.UpToDateAsync(cancellationToken);
        }

        await opened.DisposeAsync();
        throw NoStore($"in {Display(store)}");
    }

    /// <summary>Opens a store in which nothing of what happens is kept. Where there is none, something temporary stands in for it.</summary>
    /// <exception cref="InvalidConfigurationException">The text names no store that can be opened.</exception>
    public static async Task<IImportStore> RehearseAsync(string store, CancellationToken cancellationToken)
    {
        IImportStore opened = PostgresAddress.IsMeant(store)
            ? await PostgresImportStore.OpenAsync(store, rehearsal: true, cancellationToken)
            : SqliteImportStore.Open(File.Exists(SqlitePath(store)) ? SqlitePath(store) : "", rehearsal: true);
        return await opened.UpToDateAsync(cancellationToken);
    }

    /// <summary>The folder beside which a store has its file; for a database on a server, the working directory.</summary>
    public static string FolderOf(string store) => PostgresAddress.IsMeant(store) ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(SqlitePath(store)))!;

    /// <summary>The store as it is named to people: without a password.</summary>
    public static string Display(string store) => PostgresAddress.IsMeant(store) ? PostgresAddress.Parse(store).Display : store;

    private static InvalidConfigurationException NoStore(string place) => new($"There is no store {place}. Name it with --store, or import something first.");

    private static string SqlitePath(string store) =>
        store.StartsWith(Sqlite, StringComparison.Ordinal) && store.Length > Sqlite.Length ? store[Sqlite.Length..]
        : throw new InvalidConfigurationException(
            $"'{store}' is not a store that this version opens. Write sqlite:path or postgres://user@host/database, for example --store sqlite:inhaul.db");
}
