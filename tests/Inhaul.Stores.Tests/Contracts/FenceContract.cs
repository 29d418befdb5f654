using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A worker that lost its claim, knowing it or not, changes nothing any more; one that gives it back frees it for others.</summary>
public abstract class FenceContract : StoreTest
{
    private static readonly byte[] Done = SampleImport.Outcomes(RowOutcome.Inserted);

    private protected FenceContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_renewed_lease_keeps_the_chunk()
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import, lease: LedgerSteps.Expired))!;

        Assert.True(await Store.Work.RenewAsync(claim, LedgerSteps.Lease, Cancel));

        Assert.Null(await Store.ClaimAsync(import, "other"));
        Assert.True(await Store.SettleAsync(claim, Done));
    }

    [Fact]
    public async Task An_expired_claim_that_nobody_took_may_still_be_settled()
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import, lease: LedgerSteps.Expired))!;

        Assert.True(await Store.SettleAsync(claim, Done));
    }

    [Theory]
    [InlineData("other")]
    [InlineData(LedgerSteps.Worker)]
    public async Task A_worker_believed_dead_cannot_settle_renew_or_release(string successor)
    {
        var import = await Store.ReadyAsync(1);
        var zombie = (await Store.ClaimAsync(import, LedgerSteps.Worker, LedgerSteps.Expired))!;
        var claim = (await Store.ClaimAsync(import, successor))!;
        var before = await ChunkAsync();

        Assert.False(await Store.Work.RenewAsync(zombie, LedgerSteps.Lease, Cancel));
        Assert.Null(await Store.Work.BeginSettleAsync(zombie, Cancel));
        await Store.Work.ReleaseAsync(zombie, keepAttempt: false, Cancel);
        await Store.Work.ReleaseAsync(zombie, keepAttempt: true, Cancel);

        Assert.Equal(before, await ChunkAsync());
        Assert.True(await Store.SettleAsync(claim, Done));
    }

    [Fact]
    public async Task A_zombie_cannot_settle_what_its_successor_has_settled()
    {
        var import = await Store.ReadyAsync(1);
        var zombie = (await Store.ClaimAsync(import, lease: LedgerSteps.Expired))!;
        await Store.ClaimAndSettleAsync(import, RowOutcome.Updated);

        Assert.False(await Store.SettleAsync(zombie, Done));
        Assert.Equal(new RowCounts { Updated = 1 }, (await Store.NowAsync(import)).Counts);
    }

    [Fact]
    public async Task A_claim_is_settled_once()
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import))!;

        Assert.True(await Store.SettleAsync(claim, Done));
        Assert.False(await Store.SettleAsync(claim, Done));
        Assert.False(await Store.Work.RenewAsync(claim, LedgerSteps.Lease, Cancel));
    }

    [Fact]
    public async Task A_claim_of_before_a_retry_settles_nothing()
    {
        var import = await Store.ReadyAsync(1);
        var stale = (await Store.ClaimAsync(import, lease: LedgerSteps.Expired))!;
        await Store.ClaimAndSettleAsync(import, RowOutcome.Failed);
        var ended = await Store.EndAsync(import);
        await Store.ReopenAsync(ended, new Dictionary<int, byte[]> { [1] = new byte[1] }, [], new StateChange(ImportState.Active, "bob", "again"), Cancel);

        Assert.False(await Store.SettleAsync(stale, Done));
        Assert.False(await Store.Work.RenewAsync(stale, LedgerSteps.Lease, Cancel));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_claim_given_back_is_free_at_once_and_its_attempt_counts_or_not(bool keepAttempt, int nextAttempt)
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import))!;

        await Store.Work.ReleaseAsync(claim, keepAttempt, Cancel);

        var next = (await Store.ClaimAsync(import, "other"))!;
        Assert.Equal(nextAttempt, next.Chunk.Attempts);
        Assert.NotEqual(claim.Fence, next.Fence);
        Assert.Null(await Store.Work.BeginSettleAsync(claim, Cancel));
    }

    [Fact]
    public async Task The_chunks_of_dead_workers_are_freed_and_those_of_the_living_are_not()
    {
        var import = await Store.ReadyAsync(1, 1, 1);
        await Store.ClaimAsync(import, "dead");
        var alive = (await Store.ClaimAsync(import, "alive"))!;
        await Store.ClaimAsync(import, "dead");

        await Store.Work.ReleaseDeadAsync(import, owner => owner == "dead", Cancel);

        int[] freed = [(await Store.ClaimAsync(import))!.Chunk.Number, (await Store.ClaimAsync(import))!.Chunk.Number];
        Assert.Equal([1, 3], freed);
        Assert.Null(await Store.ClaimAsync(import));
        Assert.True(await Store.SettleAsync(alive, Done));
        Assert.Equal(["2", "1", "2"], await Database.LinesAsync($"SELECT attempts FROM {Database.Ledger("chunk")} ORDER BY number"));
    }

    [Fact]
    public async Task A_worker_wrongly_believed_dead_writes_nothing()
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import, "alive after all"))!;
        await Store.Work.ReleaseDeadAsync(import, _ => true, Cancel);

        Assert.False(await Store.SettleAsync(claim, Done));
        Assert.Equal(new RowCounts { Pending = 1 }, (await Store.NowAsync(import)).Counts);
    }

    private Task<string[]> ChunkAsync() => Database.LinesAsync($"SELECT * FROM {Database.Ledger("chunk")}");
}
