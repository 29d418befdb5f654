using Inhaul.Stores.Tests.Postgres;
using Inhaul.Stores.Tests.Sqlite;

namespace Inhaul.Stores.Tests;

/// <summary>The ledger is the same in both databases: who knows one can read the other.</summary>
public sealed class LedgerSchemaTests : IAsyncLifetime
{
    private readonly SqliteUnderTest _sqlite = new();
    private readonly PostgresUnderTest _postgres = new();

    public async ValueTask InitializeAsync()
    {
        await _sqlite.StartAsync();
        await _postgres.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _sqlite.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task Tables_and_views_have_the_same_columns_in_the_same_order_in_both_databases() =>
        Assert.Equal(await _sqlite.ColumnsAsync(), await _postgres.ColumnsAsync());

    [Fact]
    public async Task Migrations_have_the_same_numbers_and_names_in_both_databases() =>
        Assert.Equal(await MigrationsAsync(_sqlite), await MigrationsAsync(_postgres));

    private static Task<string[]> MigrationsAsync(StoreUnderTest store) => store.LinesAsync($"SELECT number, name FROM {store.Ledger("migration")} ORDER BY number");
}
