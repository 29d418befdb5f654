using Inhaul.Stores;

namespace Inhaul.Stores.Tests;

/// <summary>
/// One real store for one test, and a view of it from the outside. Everything that differs between databases is said here,
/// so that a contract says the same of all of them. SQL given to it keeps to what every database understands.
/// </summary>
internal abstract class StoreUnderTest : IAsyncDisposable
{
    private readonly List<IImportStore> _opened = [];

    /// <summary>A moment that is over in every database, as a literal for a column of times.</summary>
    public const string LongAgo = "'2000-01-01T00:00:00.000Z'";

    /// <summary>The first connection.</summary>
    public IImportStore Store { get; private set; } = null!;

    /// <summary>Makes a fresh store and opens it.</summary>
    public async Task StartAsync()
    {
        await CreateMigratedAsync();
        Store = await OpenAsync();
    }

    /// <summary>Opens another, independent connection to the same store, as another process would.</summary>
    public async Task<IImportStore> OpenAsync()
    {
        var store = await OpenAsItIsAsync();
        await store.MigrateAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Opens another connection without bringing the store's tables up to date.</summary>
    public async Task<IImportStore> OpenAsItIsAsync()
    {
        var store = await ConnectAsync(rehearsal: false);
        _opened.Add(store);
        return store;
    }

    /// <summary>Opens another connection without bringing the store's tables up to date; the caller closes it.</summary>
    public Task<IImportStore> ConnectAsync() => ConnectAsync(rehearsal: false);

    /// <summary>Opens a connection of which nothing is kept; the caller closes it.</summary>
    public async Task<IImportStore> RehearseAsync()
    {
        var store = await ConnectAsync(rehearsal: true);
        await store.MigrateAsync(CancellationToken.None);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }

        await DropAsync();
    }

    /// <summary>The name of a table of the ledger in SQL.</summary>
    public abstract string Ledger(string table);

    /// <summary>What people write to mean a table of a name, whatever characters it has.</summary>
    public abstract string Named(string table);

    /// <summary>The type of a column that holds JSON.</summary>
    public abstract string JsonType { get; }

    /// <summary>Bytes as a literal.</summary>
    public abstract string Bytes(params byte[] bytes);

    /// <summary>The name of a source of errors that the database counts as the row's fault, the infrastructure's and the code's.</summary>
    public abstract IReadOnlyDictionary<ErrorClass, Exception> ErrorSamples { get; }

    /// <summary>Runs SQL on a connection of its own.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>
    /// The rows of a query on a connection of its own. Numbers come without trailing zeros, true and false as 1 and 0, dates
    /// and times as the engine writes them for people, bytes in lower-case hexadecimal.
    /// </summary>
    public abstract Task<IReadOnlyList<string?[]>> QueryAsync(string sql);

    /// <summary>Keeps everybody from writing until it is disposed.</summary>
    public abstract Task<IAsyncDisposable> BlockWritersAsync();

    /// <summary>From now on counts the rows that are inserted into, updated in or deleted from a table.</summary>
    public abstract Task CountWritesAsync(string table);

    /// <summary>From now on refuses rows of a table for which a condition over <c>NEW</c> holds, as a trigger of the user's would.</summary>
    public abstract Task RefuseByTriggerAsync(string table, string condition, string message);

    /// <summary>The words that a CHECK constraint of a ledger's column allows.</summary>
    public abstract Task<IReadOnlyList<string>> CheckedWordsAsync(string table, string column);

    /// <summary>The columns of the ledger's tables and views, these by name and the columns in their order.</summary>
    public abstract Task<IReadOnlyList<LedgerColumn>> ColumnsAsync();

    /// <summary>The names of the columns of a ledger's table.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync(string table) => [.. (await ColumnsAsync()).Where(column => column.Table == table).Select(column => column.Name)];

    /// <summary>How many rows were written since <see cref="CountWritesAsync"/>.</summary>
    public async Task<long> WritesAsync() => long.Parse((await ScalarAsync("SELECT count(*) FROM counted_writes"))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first value of a query.</summary>
    public async Task<string?> ScalarAsync(string sql) => (await QueryAsync(sql)) is [var first, ..] ? first[0] : null;

    /// <summary>The rows of a query, each as one line with bars between its values and <c>∅</c> where there is none.</summary>
    public async Task<string[]> LinesAsync(string sql) => [.. (await QueryAsync(sql)).Select(row => string.Join('|', row.Select(value => value ?? "∅")))];

    /// <summary>Makes every lease of an import's chunks, steps and subjects expire.</summary>
    public async Task ExpireLeasesAsync(Guid import)
    {
        await ExecuteAsync($"UPDATE {Ledger("chunk")} SET lease_until = {LongAgo} WHERE import_id = '{import}' AND lease_until IS NOT NULL");
        await ExecuteAsync($"UPDATE {Ledger("phase_run")} SET lease_until = {LongAgo} WHERE import_id = '{import}' AND lease_until IS NOT NULL");
        await ExecuteAsync($"UPDATE {Ledger("aggregation")} SET lease_until = {LongAgo} WHERE import_id = '{import}' AND lease_until IS NOT NULL");
    }

    /// <summary>Makes a place for a fresh store, which nobody has opened yet.</summary>
    public abstract Task CreateAsync();

    /// <summary>Makes a database that may have the store's tables already.</summary>
    protected virtual Task CreateMigratedAsync() => CreateAsync();

    protected abstract Task<IImportStore> ConnectAsync(bool rehearsal);

    protected abstract Task DropAsync();
}
