using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A step in the life of an import is one worker's at a time and takes effect once, whoever dies at it.</summary>
public abstract class LifeContract : StoreTest
{
    private protected LifeContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_step_is_one_workers_at_a_time()
    {
        var import = await ReadyAsync();

        Assert.NotNull(await ClaimAsync(import, LifeStep.Start, "one"));
        Assert.Null(await ClaimAsync(import, LifeStep.Start, "two"));
        Assert.NotNull(await ClaimAsync(import, LifeStep.Start, "one"));
        Assert.Equal(Liveness.Running, (await Store.NowAsync(import)).Liveness);
    }

    [Fact]
    public async Task A_step_that_is_done_is_nobodys_any_more()
    {
        var import = await ReadyAsync();

        Assert.True(await DoAsync((await ClaimAsync(import, LifeStep.Start))!));

        Assert.Null(await ClaimAsync(import, LifeStep.Start));
        var now = await Store.NowAsync(import);
        Assert.Equal((true, false, false), (now.HasStarted, now.IsLoaded, now.HasLiveLease));
    }

    [Fact]
    public async Task What_a_worker_did_before_it_died_is_undone_and_done_by_another()
    {
        var import = await ReadyAsync();
        var claim = (await ClaimAsync(import, LifeStep.Start, "one"))!;
        await using (var transaction = await Store.Life.BeginAsync(claim, Cancel))
        {
            await transaction!.LogAsync([new NewLogEntry("information", "half done")], Cancel);
        }

        await Database.ExpireLeasesAsync(import.Id);
        Assert.True(await DoAsync((await ClaimAsync(import, LifeStep.Start, "two"))!));

        Assert.Equal(["done"], (await Store.ReadLogAsync(import, Cancel)).Select(entry => entry.Message));
    }

    [Fact]
    public async Task A_worker_that_is_known_to_be_dead_is_not_waited_for()
    {
        var import = await ReadyAsync();
        await ClaimAsync(import, LifeStep.Start, "one");

        await Store.Work.ReleaseDeadAsync(import, owner => owner == "one", Cancel);

        Assert.NotNull(await ClaimAsync(import, LifeStep.Start, "two"));
    }

    [Fact]
    public async Task A_worker_that_was_wrongly_believed_dead_has_no_effect()
    {
        var import = await ReadyAsync();
        var zombie = (await ClaimAsync(import, LifeStep.Start, "one", LedgerSteps.Expired))!;
        Assert.True(await DoAsync((await ClaimAsync(import, LifeStep.Start, "two"))!));

        Assert.False(await Store.Life.RenewAsync(zombie, LedgerSteps.Lease, Cancel));
        Assert.Null(await Store.Life.BeginAsync(zombie, Cancel));
    }

    [Fact]
    public async Task A_claim_that_is_given_back_is_free()
    {
        var import = await ReadyAsync();
        await Store.Life.ReleaseAsync((await ClaimAsync(import, LifeStep.Start, "one"))!, Cancel);

        Assert.NotNull(await ClaimAsync(import, LifeStep.Start, "two"));
    }

    [Fact]
    public async Task Only_an_active_import_has_steps_to_do()
    {
        var import = await ReadyAsync();
        await Store.MoveAsync(import, ImportState.Paused);

        Assert.Null(await ClaimAsync(import, LifeStep.Start));
    }

    [Fact]
    public async Task An_import_that_fails_takes_its_steps_back()
    {
        var import = await ReadyAsync();
        var claim = (await ClaimAsync(import, LifeStep.Start))!;
        await Store.MoveAsync(import, ImportState.Failed);

        Assert.Null(await Store.Life.BeginAsync(claim, Cancel));
    }

    [Fact]
    public async Task A_processors_import_is_completed_after_its_last_row_and_ends_only_then()
    {
        var import = await ReadyAsync();
        Assert.Null(await ClaimAsync(import, LifeStep.Complete));
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, RowOutcome.Rejected);
        Assert.Equal(ImportState.Active, (await Store.EndAsync(import)).State);

        Assert.True(await DoAsync((await ClaimAsync(import, LifeStep.Complete))!));
        Assert.Null(await ClaimAsync(import, LifeStep.Complete));

        Assert.Equal(ImportState.CompletedWithErrors, (await Store.EndAsync(import)).State);
    }

    [Fact]
    public async Task Rows_that_are_tried_again_take_the_completion_back()
    {
        var import = await ReadyAsync();
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, RowOutcome.Rejected);
        var claim = (await ClaimAsync(import, LifeStep.Complete))!;
        var paused = await Store.MoveAsync(import, ImportState.Paused);

        var decisions = new Dictionary<int, byte[]> { [1] = SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Pending) };
        var change = new StateChange(ImportState.Active, SampleImport.Ann, "again");
        Assert.NotNull(await Store.ReopenAsync(paused!, decisions, [], change, Cancel));

        Assert.Null(await Store.Life.BeginAsync(claim, Cancel));
        Assert.Null(await ClaimAsync(import, LifeStep.Complete));
        await Store.ClaimAndSettleAsync(import, RowOutcome.Inserted, RowOutcome.Inserted);
        Assert.True(await DoAsync((await ClaimAsync(import, LifeStep.Complete))!));
        Assert.Equal(ImportState.Completed, (await Store.EndAsync(import)).State);
    }

    [Fact]
    public async Task Subjects_are_shared_among_workers_and_keep_the_import_from_its_completion()
    {
        var import = await ReadyAsync();
        await MarkAsync(import, "a", "b");

        var one = (await ClaimAsync(import, LifeStep.Aggregate, "one"))!;
        var two = (await ClaimAsync(import, LifeStep.Aggregate, "two"))!;
        Assert.Null(await ClaimAsync(import, LifeStep.Aggregate, "three"));
        Assert.Equal(("a", "b"), (one.Subject, two.Subject));
        Assert.True(await DoAsync(one));
        Assert.Null(await ClaimAsync(import, LifeStep.Complete));
        Assert.True(await DoAsync(two));

        Assert.NotNull(await ClaimAsync(import, LifeStep.Complete));
    }

    [Fact]
    public async Task A_subject_of_a_worker_that_died_is_anothers_and_the_attempt_counts()
    {
        var import = await ReadyAsync();
        await MarkAsync(import, "a");
        var dead = (await ClaimAsync(import, LifeStep.Aggregate, "one"))!;
        await Store.Work.ReleaseDeadAsync(import, owner => owner == "one", Cancel);

        var claim = (await ClaimAsync(import, LifeStep.Aggregate, "two"))!;

        Assert.Equal(2, claim.Attempt);
        Assert.Null(await Store.Life.BeginAsync(dead, Cancel));
        Assert.True(await DoAsync(claim));
    }

    [Fact]
    public async Task A_subject_that_failed_rests_and_one_that_is_given_up_waits_for_a_person()
    {
        var import = await ReadyAsync();
        await MarkAsync(import, "a");
        await Store.Life.FailAsync((await ClaimAsync(import, LifeStep.Aggregate))!, "once", LedgerSteps.Lease, Cancel);
        Assert.Null(await ClaimAsync(import, LifeStep.Aggregate));
        Assert.Null(await Store.Life.FindFailedAsync(import, Cancel));
        Assert.False((await Store.NowAsync(import)).HasLiveLease);

        await Database.ExpireLeasesAsync(import.Id);
        await Store.Life.FailAsync((await ClaimAsync(import, LifeStep.Aggregate))!, "twice", null, Cancel);
        Assert.Null(await ClaimAsync(import, LifeStep.Aggregate));
        Assert.Equal(new FailedSubject("a", "twice", 1), await Store.Life.FindFailedAsync(import, Cancel));

        await Store.MoveAsync(import, ImportState.Paused);
        await Store.MoveAsync(import, ImportState.Active);
        Assert.Equal(1, (await ClaimAsync(import, LifeStep.Aggregate))!.Attempt);
    }

    /// <summary>Settles the only chunk of an import with marks.</summary>
    private async Task MarkAsync(ImportRecord import, params string[] subjects)
    {
        var claim = (await Store.ClaimAsync(import))!;
        await using var settlement = await Store.Work.BeginSettleAsync(claim, Cancel);
        await settlement!.MarkAsync(subjects, Cancel);
        await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted, RowOutcome.Inserted), [], Cancel);
        await settlement.CommitAsync(Cancel);
    }

    /// <summary>An import of two rows that need a processor.</summary>
    private async Task<ImportRecord> ReadyAsync()
    {
        var wish = SampleImport.Of(2);
        return await Store.ReadyAsync(wish with { Options = wish.Options with { Processor = "SampleProcessor" } }, 2);
    }

    private Task<LifeClaim?> ClaimAsync(ImportRecord import, LifeStep step, string owner = LedgerSteps.Worker, TimeSpan? lease = null) =>
        Store.Life.ClaimAsync(import, step, owner, lease ?? LedgerSteps.Lease, Cancel);

    private async Task<bool> DoAsync(LifeClaim claim)
    {
        await using var transaction = await Store.Life.BeginAsync(claim, Cancel);
        await transaction!.LogAsync([new NewLogEntry("information", "done")], Cancel);
        return await transaction.CommitAsync(Cancel);
    }
}
