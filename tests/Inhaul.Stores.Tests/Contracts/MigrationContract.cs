using Inhaul.Stores;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The store's tables are made and upgraded once, whoever comes first, and never by an older version.</summary>
public abstract class MigrationContract : StoreTest
{
    private protected MigrationContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Doing_it_again_does_nothing()
    {
        var before = await MigrationsAsync();

        await Store.MigrateAsync(Cancel);
        await Database.OpenAsync();

        Assert.NotEmpty(before);
        Assert.Equal(before, await MigrationsAsync());
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        await Database.ExecuteAsync($"INSERT INTO {Database.Ledger("migration")} VALUES (9999, '9999_future.sql', {StoreUnderTest.LongAgo})");
        var known = (await Database.ScalarAsync($"SELECT max(number) FROM {Database.Ledger("migration")} WHERE number < 9999"))!;

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => Store.MigrateAsync(Cancel));

        Assert.Equal($"The store was made by a newer version of Inhaul (its migration 9999, this version knows {known}). Use that version.", refusal.Message);
    }

    [Fact]
    public async Task Many_at_once_make_one_store()
    {
        await using var fresh = (StoreUnderTest)Activator.CreateInstance(Database.GetType())!;
        await fresh.CreateAsync();
        IImportStore[] stores = [await fresh.OpenAsItIsAsync(), await fresh.OpenAsItIsAsync(), await fresh.OpenAsItIsAsync(), await fresh.OpenAsItIsAsync()];

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.MigrateAsync(Cancel), Cancel)));

        Assert.Equal(await MigrationsAsync(), await fresh.LinesAsync($"SELECT number, name FROM {fresh.Ledger("migration")} ORDER BY number"));
    }

    private Task<string[]> MigrationsAsync() => Database.LinesAsync($"SELECT number, name FROM {Database.Ledger("migration")} ORDER BY number");
}
