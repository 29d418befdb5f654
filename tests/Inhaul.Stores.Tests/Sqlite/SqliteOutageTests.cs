using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Sqlite;

/// <summary>A database that is locked for longer than anybody waits for a lock is away; nobody's attempt counts for that.</summary>
public sealed class SqliteOutageTests() : WorkerTest(new SqliteUnderTest())
{
    [Fact]
    public async Task Workers_go_on_by_themselves_no_attempt_counts_and_the_log_says_so_once()
    {
        var import = await BroughtInAsync("people", 40, 10);
        Task run;
        await using (await Database.BlockWritersAsync())
        {
            run = Task.Run(() => HostAsync(workers: 3, store: Store), Cancel);
            await Task.Delay(TimeSpan.FromSeconds(11), Cancel);
        }

        await run;

        Assert.Equal(["1"], await Database.LinesAsync($"SELECT DISTINCT attempts FROM {Database.Ledger("chunk")}"));
        Assert.Equal(["warning", "information"], (await Store.ReadLogAsync(import, Cancel)).Select(entry => entry.Level));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task A_chunk_that_was_in_work_when_the_database_went_away_is_not_blamed()
    {
        var import = await BroughtInAsync("people", 40, 10);
        var claim = (await Store.ClaimAsync(import))!;
        Task givenBack;
        await using (await Database.BlockWritersAsync())
        {
            var leases = new Inhaul.Stores.LeaseReturn(Store, TimeSpan.FromMilliseconds(5));
            givenBack = Task.Run(() => leases.GiveBackAsync(token => Store.Work.ReleaseAsync(claim, keepAttempt: false, token), Cancel), Cancel);
            await Task.Delay(TimeSpan.FromSeconds(11), Cancel);
            Assert.False(givenBack.IsCompleted);
        }

        await givenBack;
        Assert.Equal(["0"], await Database.LinesAsync($"SELECT attempts FROM {Database.Ledger("chunk")} WHERE number = 1"));
    }
}
