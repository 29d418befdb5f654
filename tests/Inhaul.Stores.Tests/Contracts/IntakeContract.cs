using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Chunks are kept exactly, in order, by the one worker that has the lease of the intake.</summary>
public abstract class IntakeContract : StoreTest
{
    private const string Me = "me";
    private const string Other = "other";

    private protected IntakeContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_chunk_keeps_its_bytes_exactly()
    {
        var import = await Store.StartAsync(2, 2);
        byte[] every = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        byte[] odd = [.. "\uFEFF1,\"née\r\n ∅ 1E2\"\n"u8, 0, 0xFF, 0xC3, .. every];
        await AppendAsync(import, SampleImport.Chunk(1, 1, 2) with { Raw = odd });
        await AppendAsync(import, SampleImport.Chunk(2, 3, 2) with { Raw = Array.Empty<byte>() });

        Assert.Equal(odd, await Store.ReadRawAsync(import, 1, Cancel));
        Assert.Empty(await Store.ReadRawAsync(import, 2, Cancel));
    }

    [Fact]
    public async Task A_chunk_keeps_where_its_rows_stand_and_what_is_decided_already()
    {
        var import = await Store.StartAsync(2, 3);
        await AppendAsync(import, SampleImport.Chunk(1, 1, 2));
        var outcomes = SampleImport.Outcomes(RowOutcome.Pending, RowOutcome.Duplicate, RowOutcome.Pending);
        await AppendAsync(import, new NewChunk(2, 0, new ChunkPosition(3, 1_000_000_000_000), 5_000_000_000, "x"u8.ToArray(), outcomes, []));

        var chunk = (await Store.ReadChunksAsync(import, 1, 10, Cancel)).Single();

        Assert.Equal((2, 0, new ChunkPosition(3, 1_000_000_000_000), 5_000_000_000), (chunk.Number, chunk.Source, chunk.Position, chunk.ByteOffset));
        Assert.Equal(outcomes, chunk.Outcomes);
        Assert.Equal(new RowCounts { Pending = 2, Duplicate = 1 }, chunk.Counts);
        Assert.False(chunk.IsSettled);
        Assert.Equal(0, chunk.Attempts);
        Assert.Equal(new RowCounts { Pending = 4, Duplicate = 1 }, (await Store.NowAsync(import)).Counts);
    }

    [Fact]
    public async Task A_chunk_without_pending_rows_is_settled_at_once()
    {
        var import = await Store.StartAsync(1);
        var refused = SampleImport.Refused(1, 0, RowErrorCodes.DuplicateKey, "id");
        await AppendAsync(import, SampleImport.Chunk(1, 1, 1) with { Outcomes = SampleImport.Outcomes(RowOutcome.Rejected), Refused = [refused] });

        Assert.True((await Store.ChunksAsync(import))[0].IsSettled);
        Assert.Null(await Store.ClaimAsync(import));
        var error = Assert.Single(await Store.ErrorsAsync(import));
        Assert.Equal(new RowErrorRecord(refused.Errors[0], 2, 0, IsCurrent: true), error);
    }

    [Fact]
    public async Task The_last_chunk_tells_where_to_go_on()
    {
        var import = await Store.StartAsync(2, 2);
        Assert.Equal(0, await Store.LastChunkAsync(import, Cancel));
        await AppendAsync(import, SampleImport.Chunk(1, 1, 2));
        await AppendAsync(import, SampleImport.Chunk(2, 3, 2));

        Assert.Equal(2, await Store.LastChunkAsync(import, Cancel));
    }

    [Fact]
    public async Task Only_one_worker_has_the_intake_until_its_lease_expires()
    {
        var import = await Store.StartAsync(1);
        Assert.True(await LeaseAsync(import, Me, LedgerSteps.Lease));
        Assert.True(await LeaseAsync(import, Me, LedgerSteps.Lease));
        Assert.False(await LeaseAsync(import, Other, LedgerSteps.Lease));

        await Database.ExpireLeasesAsync(import.Id);

        Assert.True(await LeaseAsync(import, Other, LedgerSteps.Lease));
        Assert.False(await LeaseAsync(import, Me, LedgerSteps.Lease));
    }

    [Fact]
    public async Task Only_the_worker_that_has_the_intake_can_give_it_back()
    {
        var import = await Store.StartAsync(1);
        await LeaseAsync(import, Me, LedgerSteps.Lease);

        await Store.ReleaseIntakeAsync(import, Other, Cancel);
        Assert.False(await LeaseAsync(import, Other, LedgerSteps.Lease));

        await Store.ReleaseIntakeAsync(import, Me, Cancel);
        Assert.True(await LeaseAsync(import, Other, LedgerSteps.Lease));
    }

    [Theory]
    [InlineData(ImportState.Paused)]
    [InlineData(ImportState.Cancelling)]
    [InlineData(ImportState.Failed)]
    public async Task An_import_that_is_not_to_go_on_takes_no_more_chunks(ImportState state)
    {
        var import = await Store.StartAsync(1, 1);
        await AppendAsync(import, SampleImport.Chunk(1, 1, 1));
        await Store.MoveAsync(import, state);

        Assert.False(await LeaseAsync(import, Me, LedgerSteps.Lease));
        Assert.False(await Store.AppendChunkAsync(import, SampleImport.Chunk(2, 2, 1), Me, LedgerSteps.Lease, Cancel));
        Assert.Equal(1, await Store.LastChunkAsync(import, Cancel));
    }

    [Fact]
    public async Task Of_many_workers_at_once_one_gets_the_intake()
    {
        var import = await Store.StartAsync(1);
        IImportStore[] stores = [Store, await Database.OpenAsync(), await Database.OpenAsync(), await Database.OpenAsync()];

        var leased = await Task.WhenAll(stores.Select((store, i) => Task.Run(() => store.LeaseIntakeAsync(import, $"worker {i}", LedgerSteps.Lease, Cancel), Cancel)));

        Assert.Single(leased, got => got);
    }

    [Fact]
    public async Task A_worker_without_the_lease_keeps_no_chunk()
    {
        var import = await Store.StartAsync(1);
        await LeaseAsync(import, Me, LedgerSteps.Lease);

        Assert.False(await Store.AppendChunkAsync(import, SampleImport.Chunk(1, 1, 1), Other, LedgerSteps.Lease, Cancel));
        Assert.Equal(0, await Store.LastChunkAsync(import, Cancel));
    }

    [Fact]
    public async Task Keeping_a_chunk_renews_the_lease()
    {
        var import = await Store.StartAsync(1);
        await LeaseAsync(import, Me, LedgerSteps.Lease);
        await Database.ExpireLeasesAsync(import.Id);
        await Store.AppendChunkAsync(import, SampleImport.Chunk(1, 1, 1), Me, LedgerSteps.Lease, Cancel);

        Assert.False(await LeaseAsync(import, Other, LedgerSteps.Lease));
    }

    [Fact]
    public async Task A_chunk_is_kept_once()
    {
        var import = await Store.StartAsync(2, 2);
        await AppendAsync(import, SampleImport.Chunk(1, 1, 2));

        await Record.ExceptionAsync(() => AppendAsync(import, SampleImport.Chunk(1, 1, 2) with { Raw = "other"u8.ToArray() }));

        Assert.Single(await Store.ChunksAsync(import));
        Assert.Equal("1,name 1\n2,name 2\n"u8.ToArray(), await Store.ReadRawAsync(import, 1, Cancel));
    }

    [Fact]
    public async Task A_chunk_is_not_kept_before_the_one_in_front_of_it()
    {
        var import = await Store.StartAsync(1, 1, 1);
        Assert.False(await Store.AppendChunkAsync(import, SampleImport.Chunk(2, 2, 1), Me, LedgerSteps.Lease, Cancel));
        await AppendAsync(import, SampleImport.Chunk(1, 1, 1));
        Assert.False(await Store.AppendChunkAsync(import, SampleImport.Chunk(3, 3, 1), Me, LedgerSteps.Lease, Cancel));

        Assert.Equal(1, await Store.LastChunkAsync(import, Cancel));
        await AppendAsync(import, SampleImport.Chunk(2, 2, 1));
    }

    [Fact]
    public async Task Of_two_intakes_at_once_one_keeps_each_chunk()
    {
        const int Chunks = 12;
        var import = await Store.StartAsync([.. Enumerable.Repeat(1, Chunks)]);
        IImportStore[] stores = [Store, await Database.OpenAsync()];

        await Task.WhenAll(stores.Select((store, i) => Task.Run(() => BringInAsync(store, import, $"intake {i}", Chunks), Cancel)));

        Assert.Equal(Enumerable.Range(1, Chunks), (await Store.ChunksAsync(import)).Select(chunk => chunk.Number));
        Assert.Equal(new RowCounts { Pending = Chunks }, (await Store.NowAsync(import)).Counts);
    }

    [Fact]
    public async Task A_finished_intake_takes_no_more_chunks_and_frees_its_lease()
    {
        var import = await Store.StartAsync(1);
        await AppendAsync(import, SampleImport.Chunk(1, 1, 1));
        await Store.FinishIntakeAsync(import, Cancel);

        Assert.False(await LeaseAsync(import, Me, LedgerSteps.Lease));
        Assert.False(await Store.AppendChunkAsync(import, SampleImport.Chunk(2, 2, 1), Me, LedgerSteps.Lease, Cancel));
        Assert.Equal((ImportPhase.Load, Liveness.Interrupted), ((await Store.NowAsync(import)).Phase, (await Store.NowAsync(import)).Liveness));
    }

    [Fact]
    public async Task The_intake_of_a_dead_worker_is_freed_at_once()
    {
        var import = await Store.StartAsync(1);
        await LeaseAsync(import, Me, LedgerSteps.Lease);

        await Store.Work.ReleaseDeadAsync(import, owner => owner == Other, Cancel);
        Assert.False(await LeaseAsync(import, Other, LedgerSteps.Lease));

        await Store.Work.ReleaseDeadAsync(import, owner => owner == Me, Cancel);
        Assert.True(await LeaseAsync(import, Other, LedgerSteps.Lease));
    }

    private Task<bool> LeaseAsync(ImportRecord import, string owner, TimeSpan lease) => Store.LeaseIntakeAsync(import, owner, lease, Cancel);

    private async Task AppendAsync(ImportRecord import, NewChunk chunk) => Assert.True(await Store.AppendChunkAsync(import, chunk, Me, LedgerSteps.Lease, Cancel));

    // Both have leases that are over at once, so that they take the intake from each other all the time.
    private static async Task BringInAsync(IImportStore store, ImportRecord import, string owner, int chunks)
    {
        for (var last = 0; last < chunks; last = await store.LastChunkAsync(import, Cancel))
        {
            await store.AppendChunkAsync(import, SampleImport.Chunk(last + 1, last + 1, 1), owner, LedgerSteps.Expired, Cancel);
        }
    }
}
