using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Refused rows become pending again, exactly those, and what was said about them before stays readable.</summary>
public abstract class ReopenContract : StoreTest
{
    private static readonly StateChange Again = new(ImportState.Active, "bob", "2 corrected rows are tried again");

    private protected ReopenContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Exactly_the_chosen_rows_become_pending()
    {
        var import = await EndedWithErrorsAsync();

        var reopened = await ReopenAsync(import, RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Failed);

        Assert.Equal(ImportState.Active, reopened!.State);
        Assert.Null(reopened.FinishedAt);
        var chunks = await Store.ChunksAsync(import);
        Assert.Equal(SampleImport.Outcomes(RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Failed), chunks[0].Outcomes);
        Assert.False(chunks[0].IsSettled);
        Assert.True(chunks[1].IsSettled);
        Assert.Equal(new RowCounts { Pending = 1, Inserted = 1, Failed = 2, Updated = 1 }, reopened.Counts);
    }

    [Fact]
    public async Task Their_errors_are_superseded_and_the_others_stay_current()
    {
        var import = await EndedWithErrorsAsync();
        await ReopenAsync(import, RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Failed);

        var errors = await Store.ErrorsAsync(import);

        Assert.Equal([(1, false), (3, true), (4, true)], errors.Select(error => (error.Error.Row, error.IsCurrent)));
        Assert.Equal(2, (await Store.ReadErrorGroupsAsync(import, Cancel)).Sum(group => group.Count));
    }

    [Fact]
    public async Task A_row_that_fails_again_has_a_new_error_beside_the_old()
    {
        var import = await EndedWithErrorsAsync();
        await ReopenAsync(import, RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Failed);
        var claim = await Store.ClaimAsync(import);
        await Store.SettleAsync(
            claim!, SampleImport.Outcomes(RowOutcome.Rejected, RowOutcome.Inserted, RowOutcome.Failed), SampleImport.Refused(1, 0, RowErrorCodes.CheckViolation, "age"));

        var errors = (await Store.ErrorsAsync(import)).Where(error => error.Error.Row == 1).ToList();

        Assert.Equal([(RowErrorCodes.NotAnInteger, 1, false), (RowErrorCodes.CheckViolation, 2, true)], errors.Select(error => (error.Error.Code, error.Attempt, error.IsCurrent)));
    }

    [Fact]
    public async Task Corrections_come_with_the_next_claim_and_the_last_of_a_row_counts()
    {
        var import = await EndedWithErrorsAsync();
        await ReopenAsync(import, [Patch(1, "Ann")], RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Failed);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Rejected, RowOutcome.Inserted, RowOutcome.Failed);
        var ended = await Store.EndAsync(import);
        await ReopenAsync(ended, [Patch(1, "Ann \"née\" Ørsted, =1+1"), Patch(3, "")], RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Pending);

        var claim = (await Store.ClaimAsync(import))!;

        Assert.Equal([1, 3], claim.Patches.Keys.Order());
        Assert.Equal("Ann \"née\" Ørsted, =1+1", claim.Patches[1].Values["name"]);
        Assert.Equal("", claim.Patches[3].Values["NAME"]);
        Assert.Equal("1,name 1\n2,name 2\n3,name 3\n"u8.ToArray(), claim.Raw);
        Assert.Equivalent(claim.Patches, await Store.ReadPatchesAsync(import, claim.Chunk, Cancel), strict: true);
        Assert.Empty(await Store.ReadPatchesAsync(import, (await Store.ChunksAsync(import))[1], Cancel));
        Assert.Equal("3", await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("row_patch")}"));
    }

    [Fact]
    public async Task The_history_goes_on_in_the_same_import_and_counts_a_second_load()
    {
        var import = await EndedWithErrorsAsync();
        await ReopenAsync(import, RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Pending);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        var stillOneRefused = await Store.EndAsync(import);

        Assert.Equal(["queued", "active", "completed_with_errors", "active", "completed_with_errors"], await Store.HistoryAsync(import));
        Assert.Equal(("bob", Again.Reason), ((await Store.ReadTransitionsAsync(import, Cancel))[3].Actor, (await Store.ReadTransitionsAsync(import, Cancel))[3].Reason));
        Assert.Equal(1, stillOneRefused.Counts.Refused);
        Assert.Equal("completed|1", (await Database.LinesAsync($"SELECT status, attempts FROM {Database.Ledger("phase_run")} WHERE phase = 'load'"))[0]);
    }

    [Fact]
    public async Task Once_every_row_is_written_the_import_is_completed_without_errors()
    {
        var import = await EndedWithErrorsAsync();
        var decisions = new Dictionary<int, byte[]>
        {
            [1] = SampleImport.Outcomes(RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Duplicate),
            [2] = SampleImport.Outcomes(RowOutcome.Pending, RowOutcome.Updated),
        };
        Assert.NotNull(await Store.ReopenAsync(import, decisions, [], Again, Cancel));
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, RowOutcome.Inserted, RowOutcome.Duplicate);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Unchanged, RowOutcome.Updated);

        var ended = await Store.EndAsync(import);

        Assert.Equal(ImportState.Completed, ended.State);
        Assert.Equal(new RowCounts { Inserted = 2, Duplicate = 1, Updated = 1, Unchanged = 1 }, ended.Counts);
        Assert.All(await Store.ErrorsAsync(import), error => Assert.False(error.IsCurrent));
    }

    [Fact]
    public async Task A_retry_decided_on_an_older_version_is_refused()
    {
        var import = await EndedWithErrorsAsync();
        await ReopenAsync(import, RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Failed);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, RowOutcome.Inserted, RowOutcome.Failed);
        await Store.EndAsync(import);

        Assert.Null(await ReopenAsync(import, [Patch(1, "late")], RowOutcome.Pending, RowOutcome.Inserted, RowOutcome.Failed));

        Assert.Equal(RowOutcome.Inserted, (RowOutcome)(await Store.ChunksAsync(import))[0].Outcomes[0]);
        Assert.Equal("0", await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("row_patch")}"));
    }

    [Fact]
    public async Task A_retry_never_undoes_what_a_worker_settled_meanwhile()
    {
        var import = await Store.SubmitAsync(2);
        await Store.MoveAsync(import, ImportState.Active);
        var outcomes = SampleImport.Outcomes(RowOutcome.Rejected, RowOutcome.Pending);
        await Store.AppendChunkAsync(
            import, SampleImport.Chunk(1, 1, 2) with { Outcomes = outcomes, Refused = [SampleImport.Refused(1, 0, RowErrorCodes.DuplicateKey)] }, LedgerSteps.Worker, LedgerSteps.Lease, Cancel);
        await Store.FinishIntakeAsync(import, Cancel);
        var claim = await Store.ClaimAsync(import);
        var paused = (await Store.MoveAsync(import, ImportState.Paused))!;

        // A person decides on what the chunk says now, and the worker that has it in work settles it before the decision arrives.
        var decision = new Dictionary<int, byte[]> { [1] = SampleImport.Outcomes(RowOutcome.Pending, RowOutcome.Pending) };
        Assert.True(await Store.SettleAsync(claim!, SampleImport.Outcomes(RowOutcome.Rejected, RowOutcome.Inserted)));

        Assert.Null(await Store.ReopenAsync(paused, decision, [], Again, Cancel));
        Assert.Equal(SampleImport.Outcomes(RowOutcome.Rejected, RowOutcome.Inserted), (await Store.ChunksAsync(import))[0].Outcomes);
        Assert.Equal(ImportState.Paused, (await Store.NowAsync(import)).State);
    }

    [Fact]
    public async Task A_completed_import_is_not_reopened()
    {
        var import = await Store.ReadyAsync(1);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted);
        var ended = await Store.EndAsync(import);

        Assert.Null(await Store.ReopenAsync(ended, new Dictionary<int, byte[]> { [1] = new byte[1] }, [], Again, Cancel));
        Assert.Equal(ImportState.Completed, (await Store.NowAsync(import)).State);
    }

    /// <summary>Chunk 1: rejected, inserted, failed. Chunk 2: failed, updated.</summary>
    private async Task<ImportRecord> EndedWithErrorsAsync()
    {
        var import = await Store.ReadyAsync(3, 2);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Rejected, RowOutcome.Inserted, RowOutcome.Failed);
        await Store.ClaimAndSettleAsync(import, RowOutcome.Failed, RowOutcome.Updated);
        var ended = await Store.EndAsync(import);
        Assert.Equal(ImportState.CompletedWithErrors, ended.State);
        return ended;
    }

    private Task<ImportRecord?> ReopenAsync(ImportRecord import, params RowOutcome[] firstChunk) => ReopenAsync(import, [], firstChunk);

    private Task<ImportRecord?> ReopenAsync(ImportRecord import, IReadOnlyList<RowPatch> patches, params RowOutcome[] firstChunk) =>
        Store.ReopenAsync(import, new Dictionary<int, byte[]> { [1] = SampleImport.Outcomes(firstChunk) }, patches, Again, Cancel);

    private static RowPatch Patch(long row, string name) =>
        new(row, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["id"] = "1", ["name"] = name });
}
