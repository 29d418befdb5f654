using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>A session that a worker left behind holds nobody up, and one that works long is left alone.</summary>
public sealed class PostgresSessionTests() : StoreTest(new PostgresUnderTest())
{
    private static readonly byte[] Done = SampleImport.Outcomes(RowOutcome.Inserted);

    [Fact]
    public async Task A_worker_that_hangs_while_it_settles_is_ended_once_its_lease_is_over()
    {
        var import = await Store.ReadyAsync(1);
        var other = await Database.OpenAsync();
        var claim = (await Store.ClaimAsync(import, "hangs", LedgerSteps.Expired))!;
        await using var hanging = (await Store.Work.BeginSettleAsync(claim, Cancel))!;
        Assert.Null(await other.ClaimAsync(import, "next"));

        var next = await ClaimWithPatienceAsync(other, import);
        Assert.True(await other.SettleAsync(next, Done));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => hanging.SettleAsync(Done, [], Cancel));
        Assert.Equal(ErrorClass.Infrastructure, Store.Classify(error));
        Assert.Null(await Store.Work.BeginSettleAsync(claim, Cancel));
        Assert.Equal(ImportState.Completed, (await Store.EndAsync(import)).State);
    }

    [Fact]
    public async Task A_worker_that_settles_long_keeps_its_lease_and_is_left_alone()
    {
        var import = await Store.ReadyAsync(1);
        var other = await Database.OpenAsync();
        var claim = (await Store.ClaimAsync(import, "slow", LedgerSteps.Expired))!;
        await using var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!;

        Assert.True(await Store.Work.RenewAsync(claim, LedgerSteps.Lease, Cancel));
        await other.Work.ReleaseDeadAsync(import, _ => false, Cancel);
        Assert.Null(await other.ClaimAsync(import, "hasty"));

        await settlement.SettleAsync(Done, [], Cancel);
        await settlement.CommitAsync(Cancel);
        Assert.Equal(new RowCounts { Inserted = 1 }, (await Store.NowAsync(import)).Counts);
    }

    [Fact]
    public async Task A_worker_in_the_middle_of_a_settlement_loses_it_when_the_import_ends()
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import))!;
        await using var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!;
        await Store.MoveAsync(import, ImportState.Failed);

        await Assert.ThrowsAsync<ClaimLostException>(() => settlement.SettleAsync(Done, [], Cancel));

        Assert.Equal(new RowCounts { Pending = 1 }, (await Store.NowAsync(import)).Counts);
    }

    [Fact]
    public async Task Workers_of_other_processes_hear_of_new_work()
    {
        var other = await Database.OpenAsync();
        var signal = other.Work.Listen();
        await signal.WaitAsync(0, TimeSpan.FromSeconds(20), Cancel);
        Assert.NotEqual(0, signal.Count);
        var heard = signal.Count;

        await Store.ReadyAsync(1);

        await signal.WaitAsync(heard, TimeSpan.FromSeconds(20), Cancel);
        Assert.NotEqual(heard, signal.Count);
    }

    [Fact]
    public async Task A_listener_whose_connection_breaks_listens_again()
    {
        var signal = Store.Work.Listen();
        await signal.WaitAsync(0, TimeSpan.FromSeconds(20), Cancel);
        var heard = signal.Count;

        await Database.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()");

        await signal.WaitAsync(heard, TimeSpan.FromSeconds(20), Cancel);
        Assert.NotEqual(heard, signal.Count);
    }

    // A session is told to end and does so in a moment.
    private static async Task<ChunkClaim> ClaimWithPatienceAsync(IImportStore store, ImportRecord import)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(20); ; await Task.Delay(20, Cancel))
        {
            await store.Work.ReleaseDeadAsync(import, _ => false, Cancel);
            if (await store.ClaimAsync(import, "next") is { } claim)
            {
                return claim;
            }

            Assert.True(DateTime.UtcNow < deadline, "the chunk was to be freed");
        }
    }
}
