using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An import ends exactly when nothing is left to do, and says how it went.</summary>
public abstract class EndingContract : StoreTest
{
    private protected EndingContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task An_import_is_completed_with_its_last_chunk_and_not_before()
    {
        var import = await Store.ReadyAsync(2, 1);
        Assert.Equal(ImportState.Active, (await Store.EndAsync(import)).State);

        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, RowOutcome.Updated);
        Assert.Equal(ImportState.Active, (await Store.EndAsync(import)).State);

        await Store.ClaimAndSettleAsync(import, RowOutcome.Unchanged);
        var ended = await Store.EndAsync(import);

        Assert.Equal(ImportState.Completed, ended.State);
        Assert.Equal(new RowCounts { Inserted = 1, Updated = 1, Unchanged = 1 }, ended.Counts);
        Assert.NotNull(ended.FinishedAt);
        Assert.Equal(["queued", "active", "completed"], await Store.HistoryAsync(import));
    }

    [Theory]
    [InlineData(RowOutcome.Rejected, ImportState.CompletedWithErrors)]
    [InlineData(RowOutcome.Failed, ImportState.CompletedWithErrors)]
    [InlineData(RowOutcome.Stale, ImportState.Completed)]
    [InlineData(RowOutcome.Duplicate, ImportState.Completed)]
    [InlineData(RowOutcome.Skipped, ImportState.Completed)]
    public async Task Only_refused_rows_make_an_end_with_errors(RowOutcome outcome, ImportState expected)
    {
        var import = await Store.ReadyAsync(2);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, outcome);

        var ended = await Store.EndAsync(import);

        Assert.Equal(expected, ended.State);
        Assert.Equal(1, ended.Counts[outcome]);
    }

    [Theory]
    [InlineData(1, ImportState.Active)]
    [InlineData(2, ImportState.CompletedWithErrors)]
    [InlineData(null, ImportState.CompletedWithErrors)]
    public async Task An_import_that_has_to_pause_for_its_refused_rows_does_not_end_before_a_person_accepts_them(int? maxErrors, ImportState expected)
    {
        var wish = SampleImport.Of(2);
        var import = await Store.ReadyAsync(wish with { Options = wish.Options with { MaxErrors = maxErrors } }, 2);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Rejected, RowOutcome.Failed);

        Assert.Equal(expected, (await Store.EndAsync(import)).State);
        if (expected == ImportState.Active)
        {
            await Store.MoveAsync(import, ImportState.Paused);
            await Store.MoveAsync(import, ImportState.Active);
            Assert.Equal(ImportState.CompletedWithErrors, (await Store.EndAsync(import)).State);
        }
    }

    [Fact]
    public async Task Settled_chunks_do_not_end_an_import_whose_intake_goes_on()
    {
        var import = await Store.SubmitAsync(1, 1);
        await Store.MoveAsync(import, ImportState.Active);
        await Store.AppendChunkAsync(import, SampleImport.Chunk(1, 1, 1), LedgerSteps.Worker, LedgerSteps.Lease, Cancel);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);

        Assert.Equal(ImportState.Active, (await Store.EndAsync(import)).State);
    }

    [Fact]
    public async Task An_import_without_rows_is_completed_when_its_intake_is_done()
    {
        var import = await Store.ReadyAsync();

        Assert.Equal((ImportState.Completed, RowCounts.None), ((await Store.EndAsync(import)).State, (await Store.NowAsync(import)).Counts));
    }

    [Fact]
    public async Task A_paused_import_does_not_end()
    {
        var import = await Store.ReadyAsync(1);
        var claim = await Store.ClaimAsync(import);
        await Store.MoveAsync(import, ImportState.Paused);
        await Store.SettleAsync(claim!, SampleImport.Outcomes(RowOutcome.Inserted));

        Assert.Equal(ImportState.Paused, (await Store.EndAsync(import)).State);

        await Store.MoveAsync(import, ImportState.Active);
        Assert.Equal(ImportState.Completed, (await Store.EndAsync(import)).State);
    }

    [Fact]
    public async Task Ending_twice_ends_once()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        var other = await Database.OpenAsync();

        var ended = await Task.WhenAll(Task.Run(() => Store.EndAsync(import), Cancel), Task.Run(() => other.EndAsync(import), Cancel));

        Assert.All(ended, end => Assert.Equal(ImportState.Completed, end.State));
        Assert.Equal(["queued", "active", "completed"], await Store.HistoryAsync(import));
    }

    [Fact]
    public async Task A_cancelled_import_ends_when_the_last_chunk_in_work_is_settled()
    {
        var import = await Store.ReadyAsync(1, 1);
        var claim = await Store.ClaimAsync(import);
        await Store.MoveAsync(import, ImportState.Cancelling);
        Assert.Equal(ImportState.Cancelling, (await Store.EndAsync(import)).State);

        Assert.True(await Store.SettleAsync(claim!, SampleImport.Outcomes(RowOutcome.Inserted)));
        var ended = await Store.EndAsync(import);

        Assert.Equal(ImportState.Cancelled, ended.State);
        Assert.Equal(new RowCounts { Inserted = 1, Pending = 1 }, ended.Counts);
    }

    [Fact]
    public async Task A_cancelled_import_ends_when_the_lease_of_a_dead_worker_expires()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAsync(import);
        await Store.MoveAsync(import, ImportState.Cancelling);
        Assert.Equal(ImportState.Cancelling, (await Store.EndAsync(import)).State);

        await Database.ExpireLeasesAsync(import.Id);

        Assert.Equal(ImportState.Cancelled, (await Store.EndAsync(import)).State);
    }

    [Theory]
    [InlineData(ImportState.Cancelled)]
    [InlineData(ImportState.Failed)]
    public async Task A_worker_whose_lease_ran_out_cannot_settle_into_an_import_that_ended_meanwhile(ImportState end)
    {
        var import = await Store.ReadyAsync(1, 2);
        var zombie = (await Store.ClaimAsync(import, lease: LedgerSteps.Expired))!;
        Assert.Equal(end, (await EndAsAsync(import, end)).State);

        Assert.False(await Store.SettleAsync(zombie, SampleImport.Outcomes(RowOutcome.Inserted)));
        Assert.False(await Store.Work.RenewAsync(zombie, LedgerSteps.Lease, Cancel));

        var chunks = await Store.ChunksAsync(import);
        Assert.Equal(new RowCounts { Pending = 3 }, chunks.Aggregate(RowCounts.None, (counts, chunk) => counts + chunk.Counts));
        Assert.Equal(new RowCounts { Pending = 3 }, (await Store.NowAsync(import)).Counts);
    }

    [Fact]
    public async Task An_import_that_failed_is_nobodys_when_it_goes_on()
    {
        var import = await Store.StartAsync(1, 1);
        await Store.AppendChunkAsync(import, SampleImport.Chunk(1, 1, 1), LedgerSteps.Worker, LedgerSteps.Lease, Cancel);
        var claim = (await Store.ClaimAsync(import))!;
        await Store.MoveAsync(import, ImportState.Failed);

        var again = (await Store.MoveAsync(import, ImportState.Active))!;

        Assert.False(again.HasLiveLease);
        Assert.False(await Store.SettleAsync(claim, SampleImport.Outcomes(RowOutcome.Inserted)));
        Assert.Equal(1, (await Store.ClaimAsync(again, "other"))!.Chunk.Number);
        Assert.True(await Store.LeaseIntakeAsync(again, "other", LedgerSteps.Lease, Cancel));
    }

    [Fact]
    public async Task A_cancelled_import_waits_for_its_intake()
    {
        var import = await Store.SubmitAsync(1);
        await Store.MoveAsync(import, ImportState.Active);
        await Store.LeaseIntakeAsync(import, LedgerSteps.Worker, LedgerSteps.Lease, Cancel);
        await Store.MoveAsync(import, ImportState.Cancelling);
        Assert.Equal(ImportState.Cancelling, (await Store.EndAsync(import)).State);

        await Store.ReleaseIntakeAsync(import, LedgerSteps.Worker, Cancel);

        Assert.Equal(ImportState.Cancelled, (await Store.EndAsync(import)).State);
    }

    [Fact]
    public async Task The_counts_of_an_ended_import_are_those_of_its_chunks()
    {
        var import = await Store.ReadyAsync(9);
        RowOutcome[] all = [RowOutcome.Inserted, RowOutcome.Updated, RowOutcome.Unchanged, RowOutcome.Stale, RowOutcome.Duplicate, RowOutcome.Skipped, RowOutcome.Rejected, RowOutcome.Failed, RowOutcome.Failed];
        await Store.ClaimAndSettleAsync(import, all);
        await Store.EndAsync(import);

        var line = await Database.LinesAsync($"SELECT inserted, updated, unchanged, stale, duplicate, skipped, rejected, failed, pending, row_total FROM {Database.Ledger("import")}");

        Assert.Equal(["1|1|1|1|1|1|1|2|0|9"], line);
    }

    private async Task<ImportRecord> EndAsAsync(ImportRecord import, ImportState end)
    {
        if (end == ImportState.Failed)
        {
            return (await Store.MoveAsync(import, ImportState.Failed))!;
        }

        await Store.MoveAsync(import, ImportState.Cancelling);
        return await Store.EndAsync(import);
    }
}
