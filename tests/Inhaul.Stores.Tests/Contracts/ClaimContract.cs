using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A chunk is in work at one worker at a time, and its attempts are counted before any work is done.</summary>
public abstract class ClaimContract : StoreTest
{
    private protected ClaimContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task The_oldest_ready_chunk_is_claimed_first()
    {
        var import = await Store.ReadyAsync(2, 3, 1);

        var claims = new[] { await Store.ClaimAsync(import), await Store.ClaimAsync(import, "other"), await Store.ClaimAsync(import) };

        Assert.Equal([1, 2, 3], claims.Select(claim => claim!.Chunk.Number));
        Assert.Null(await Store.ClaimAsync(import));
    }

    [Fact]
    public async Task A_claim_brings_all_that_is_needed_to_work()
    {
        var import = await Store.ReadyAsync(2, 3);
        await Store.ClaimAsync(import);

        var claim = (await Store.ClaimAsync(import, "me"))!;

        Assert.Equal("me", claim.Owner);
        Assert.Equal(import.Id, claim.Import.Id);
        Assert.Equal("people", claim.Import.Options.Definition.Table);
        Assert.Equal((3, 4), (claim.Chunk.Position.FirstRow, claim.Chunk.Position.FirstLine));
        Assert.Equal(new byte[3], claim.Chunk.Outcomes);
        Assert.Equal("3,name 3\n4,name 4\n5,name 5\n"u8.ToArray(), claim.Raw);
        Assert.Empty(claim.Patches);
    }

    [Fact]
    public async Task The_attempt_is_counted_and_committed_with_the_claim()
    {
        var import = await Store.ReadyAsync(1);

        var claim = (await Store.ClaimAsync(import, "me"))!;

        Assert.Equal(1, claim.Chunk.Attempts);
        Assert.Equal(["1|me|1"], await Database.LinesAsync($"SELECT attempts, owner, fence FROM {Database.Ledger("chunk")}"));
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_given_back_with_its_attempt_and_no_other_is()
    {
        var import = await Store.ReadyAsync(1, 1, 1);
        var settled = (await Store.ClaimAsync(import, "me"))!;
        Assert.True(await Store.SettleAsync(settled, SampleImport.Outcomes(RowOutcome.Inserted)));
        await Store.ClaimAsync(import, "me");
        await Store.ClaimAsync(import, "other");

        await Store.Work.ReleaseUnheardAsync(import, "me", Cancel);
        await Store.Work.ReleaseUnheardAsync(import, "me", Cancel);

        Assert.Equal(["1|∅|1", "0|∅|1", "1|other|1"], await Database.LinesAsync($"SELECT attempts, owner, fence FROM {Database.Ledger("chunk")} ORDER BY number"));
    }

    [Fact]
    public async Task Each_claim_of_a_chunk_has_a_greater_fence_and_counts()
    {
        var import = await Store.ReadyAsync(1);
        var claims = new List<ChunkClaim>();
        for (var i = 0; i < 3; i++)
        {
            claims.Add((await Store.ClaimAsync(import))!);
            await Database.ExpireLeasesAsync(import.Id);
        }

        Assert.Equal([1, 2, 3], claims.Select(claim => claim.Chunk.Attempts));
        Assert.Equal(claims.Select(claim => claim.Fence).Order().Distinct(), claims.Select(claim => claim.Fence));
    }

    [Fact]
    public async Task Many_workers_on_connections_of_their_own_never_share_a_chunk()
    {
        const int Chunks = 40;
        var import = await Store.ReadyAsync([.. Enumerable.Repeat(1, Chunks)]);
        IImportStore[] stores = [Store, await Database.OpenAsync(), await Database.OpenAsync(), await Database.OpenAsync()];

        var claimed = await Task.WhenAll(stores.Select((store, i) => Task.Run(() => ClaimAllAsync(store, import, $"worker {i}"), Cancel)));

        Assert.Equal(Enumerable.Range(1, Chunks), claimed.SelectMany(numbers => numbers).Order());
        Assert.Equal(["1"], await Database.LinesAsync($"SELECT DISTINCT attempts FROM {Database.Ledger("chunk")}"));
    }

    [Fact]
    public async Task A_chunk_of_an_expired_lease_is_claimed_by_another()
    {
        var import = await Store.ReadyAsync(1, 1);
        var first = (await Store.ClaimAsync(import, "dies", LedgerSteps.Expired))!;

        var second = (await Store.ClaimAsync(import, "lives"))!;

        Assert.Equal(first.Chunk.Number, second.Chunk.Number);
        Assert.Equal(2, second.Chunk.Attempts);
    }

    [Fact]
    public async Task A_lease_is_over_when_its_time_has_passed()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAsync(import, lease: TimeSpan.FromMilliseconds(300));
        Assert.Null(await Store.ClaimAsync(import, "other"));

        ChunkClaim? second = null;
        for (var deadline = DateTime.UtcNow.AddSeconds(20); second is null && DateTime.UtcNow < deadline;)
        {
            await Task.Delay(20, Cancel);
            second = await Store.ClaimAsync(import, "other");
        }

        Assert.NotNull(second);
    }

    [Theory]
    [InlineData(ImportState.Paused)]
    [InlineData(ImportState.AwaitingReview)]
    [InlineData(ImportState.Cancelling)]
    [InlineData(ImportState.Failed)]
    public async Task An_import_that_is_not_to_go_on_gives_no_work(ImportState state)
    {
        var import = await Store.ReadyAsync(1);
        Assert.NotNull(await Store.MoveAsync(import, state));

        Assert.Null(await Store.ClaimAsync(import));
        Assert.Equal("0", await Database.ScalarAsync($"SELECT attempts FROM {Database.Ledger("chunk")}"));
    }

    [Fact]
    public async Task A_cancelled_import_gives_no_work_although_rows_are_pending()
    {
        var import = await Store.ReadyAsync(1);
        await Store.MoveAsync(import, ImportState.Cancelling);
        Assert.Equal(ImportState.Cancelled, (await Store.EndAsync(import)).State);

        Assert.Null(await Store.ClaimAsync(import));
    }

    [Fact]
    public async Task A_queued_import_gives_no_work()
    {
        var import = await Store.ReadyAsync(1);
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("import")} SET state = 'queued'");

        Assert.Null(await Store.ClaimAsync(import));
    }

    [Fact]
    public async Task A_settled_chunk_is_not_claimed_again()
    {
        var import = await Store.ReadyAsync(1, 1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);

        Assert.Equal(2, (await Store.ClaimAsync(import))!.Chunk.Number);
    }

    [Fact]
    public async Task A_worker_of_one_import_gets_no_chunk_of_another()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ReadyAsync(1, 1);
        await Store.ClaimAsync(import);

        Assert.Null(await Store.ClaimAsync(import));
    }

    private static async Task<List<int>> ClaimAllAsync(IImportStore store, ImportRecord import, string owner)
    {
        var numbers = new List<int>();
        while (await store.ClaimAsync(import, owner) is { } claim)
        {
            numbers.Add(claim.Chunk.Number);
        }

        return numbers;
    }
}
