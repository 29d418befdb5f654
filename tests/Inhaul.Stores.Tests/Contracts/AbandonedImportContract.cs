using System.Data.Common;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A tracked import is never active for ever: whoever looks finds that nobody does it, a person can cancel it, and the engine leaves it alone.</summary>
public abstract class AbandonedImportContract : TrackingTest
{
    private readonly List<TrackedImport> _abandoned = [];

    private protected AbandonedImportContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var import in _abandoned)
        {
            await import.DisposeAsync();
        }

        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_whose_process_is_gone_is_interrupted_at_once_and_failed_by_workers(bool isKnownToBeDead)
    {
        var live = await BeginAsync();
        var dead = await AbandonedAsync(isKnownToBeDead);
        Assert.Equal("active, interrupted", await InWordsAsync(dead));

        var told = await HostAsync();

        Assert.Equal([(dead.Id, ImportState.Failed)], told.Select(import => (import.Id, import.State)));
        Assert.Equal($"failed, ended: {StateChange.Abandoned}", await InWordsAsync(dead));
        Assert.Equal($"failed by bob: {StateChange.Abandoned}", (await HistoryAsync(dead))[^1]);
        Assert.Equal(["failed|∅"], await Database.LinesAsync($"SELECT status, owner FROM {Database.Ledger("phase_run")} WHERE import_id = '{dead.Id}'"));
        Assert.Equal("active, running", await InWordsAsync(live));
        await live.DisposeAsync();
    }

    [Fact]
    public async Task The_next_begin_of_the_same_type_and_tenant_fails_it()
    {
        var dead = await AbandonedAsync();
        await using var otherType = await BeginAsync(type: "stock");
        await using var otherTenant = await Tracker.BeginAsync(Type, Said(tenant: SampleImport.OtherTenant), Cancel);
        Assert.Equal("active, interrupted", await InWordsAsync(dead));

        await using var next = await BeginAsync();

        Assert.NotEqual(dead.Id, next.Id);
        Assert.Equal($"failed, ended: {StateChange.Abandoned}", await InWordsAsync(dead));
    }

    [Fact]
    public async Task The_same_key_begins_it_again()
    {
        var dead = await AbandonedAsync(key: "monday");

        await using var again = await BeginAsync("monday");

        Assert.Equal((dead.Id, 2), (again.Id, again.Attempt));
        Assert.Equal(["active", "failed", "active"], (await Client.HistoryAsync(again.Id, again.Tenant, Cancel)).Select(change => Word.Of(change.To)));
    }

    [Fact]
    public async Task Code_that_was_taken_for_dead_is_told_so_and_changes_nothing()
    {
        var dead = await AbandonedAsync(key: "monday");
        await using var again = await BeginAsync("monday");

        var late = await Assert.ThrowsAsync<InvalidOperationException>(() => dead.CompleteAsync(new RowCounts { Inserted = 7 }, Cancel));

        Assert.Equal($"Import {dead.Id} is active by now: nothing was heard of this code for longer than its lease lasts. What it says now was not taken.", late.Message);
        await dead.DisposeAsync();
        await again.CompleteAsync(new RowCounts { Inserted = 3 }, Cancel);
        Assert.Equal("completed, ended", await InWordsAsync(again));
        Assert.Equal(3, (await NowAsync(again)).Rows.Inserted);
    }

    [Fact]
    public async Task Errors_of_code_that_was_taken_for_dead_are_not_kept()
    {
        var dead = await AbandonedAsync();
        await HostAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => dead.AddErrorAsync(new RowError(1, "late", "too late"), Cancel));

        Assert.Empty(await Database.LinesAsync($"SELECT row FROM {Database.Ledger("row_error")}"));
        Assert.Equal(0, (await NowAsync(dead)).RowTotal);
        Assert.Equal(StateChange.Abandoned, (await NowAsync(dead)).Error);
    }

    [Fact]
    public async Task A_lease_is_renewed_until_the_end_and_its_loss_stops_the_code()
    {
        await using var import = await Renewing().BeginAsync(Type, Said(), Cancel);
        var lease = $"SELECT lease_until FROM {Database.Ledger("phase_run")} WHERE lease_until IS NOT NULL";
        var first = await Database.ScalarAsync(lease);
        await UntilAsync(async () => await Database.ScalarAsync(lease) != first);
        Assert.False(import.Stopping.IsCancellationRequested);

        await Database.ExecuteAsync($"UPDATE {Database.Ledger("phase_run")} SET owner = NULL, lease_until = NULL");

        await UntilAsync(() => Task.FromResult(import.Stopping.IsCancellationRequested));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_cancels_it_and_the_code_is_asked_to_stop(bool completes)
    {
        TrackedImport import;
        await using (import = await Renewing().BeginAsync(Type, Said("monday"), Cancel))
        {
            Assert.Equal(ImportState.Cancelling, (await Client.CancelAsync(import.Id, import.Tenant, Cancel)).State);
            await UntilAsync(() => Task.FromResult(import.Stopping.IsCancellationRequested));
            await HostAsync();
            Assert.Equal("cancelling, running", await InWordsAsync(import));
            if (completes)
            {
                var stopped = await Assert.ThrowsAsync<OperationCanceledException>(() => import.CompleteAsync(new RowCounts { Inserted = 5, Skipped = 5 }, Cancel));
                Assert.Equal((import.Stopping, $"Import {import.Id} was cancelled by a person."), (stopped.CancellationToken, stopped.Message));
            }
        }

        var ended = await NowAsync(import);
        Assert.Equal((ImportState.Cancelled, completes ? 5L : 0L, completes ? 10L : 0L, null), (ended.State, ended.Rows.Inserted, ended.RowTotal, ended.Error));
        Assert.Equal("cancelled by ann: the code that did it has stopped", (await HistoryAsync(import))[^1]);

        // What was cancelled stays so; the same key is another import then.
        await using var another = await BeginAsync("monday");
        Assert.NotEqual(import.Id, another.Id);
    }

    [Fact]
    public async Task Cancelled_without_its_process_it_has_ended_for_whoever_looks()
    {
        var dead = await AbandonedAsync();
        await Client.CancelAsync(dead.Id, dead.Tenant, Cancel);

        await HostAsync();

        Assert.Equal(ImportState.Cancelled, (await NowAsync(dead)).State);
    }

    [Fact]
    public async Task It_is_no_work_for_workers()
    {
        var live = await BeginAsync();
        var dead = await AbandonedAsync();
        var record = (await Store.FindAsync(dead.Tenant, dead.Id, Cancel))!;

        Assert.Empty(await Store.Work.FindWorkAsync(10, Cancel));
        Assert.Null(await Store.ClaimAsync(record));
        Assert.False(await Store.LeaseIntakeAsync(record, LedgerSteps.Worker, LedgerSteps.Lease, Cancel));
        await Client.CancelAsync(dead.Id, dead.Tenant, Cancel);
        Assert.Empty(await Store.Work.FindWorkAsync(10, Cancel));
        await live.DisposeAsync();
    }

    [Fact]
    public async Task What_only_the_engine_can_do_is_refused_in_one_sentence()
    {
        await using var import = await BeginAsync("monday");
        var record = (await Store.FindAsync(import.Tenant, import.Id, Cancel))!;
        var corrections = new Dictionary<long, IReadOnlyDictionary<string, string>> { [1] = new Dictionary<string, string> { ["a"] = "b" } };

        await RefusedAsync("paused", () => Client.PauseAsync(import.Id, import.Tenant, Cancel));
        await RefusedAsync("resumed", () => Client.ResumeAsync(import.Id, import.Tenant, Cancel));
        await RefusedAsync("retried", () => Client.RetryAsync(import.Id, tenant: import.Tenant, cancellationToken: Cancel));
        await RefusedAsync("corrected", () => Client.CorrectAsync(import.Id, corrections, import.Tenant, Cancel));
        await RefusedAsync("worked on here", () => Client.RunAsync(import.Id, import.Tenant, Cancel));
        await RefusedAsync("verified", () => new Verifier(Store).VerifyAsync(record, Cancel));
        Assert.Empty(await Client.ResultsAsync(import.Id, import.Tenant, Cancel).ToListAsync(Cancel));
        Assert.Equal("active, running", await InWordsAsync(import));

        async Task RefusedAsync(string wish, Func<Task> act) => Assert.Equal(
            $"Import {import.Id} cannot be {wish}, because it is done by code outside the engine; run that code again.",
            (await Assert.ThrowsAsync<InvalidConfigurationException>(act)).Message);
    }

    [Fact]
    public async Task The_database_refuses_counts_that_do_not_add_up()
    {
        await using var import = await BeginAsync();
        await import.AddErrorAsync(new RowError(5, "no_price", "no price"), Cancel);

        await RefusedAsync($"{Change} state = 'completed_with_errors', row_total = 5, inserted = 3, rejected = 1");
        await RefusedAsync($"{Change} state = 'completed_with_errors', row_total = 5, inserted = 4, rejected = 1, pending = 1");
        await RefusedAsync($"{Change} state = 'completed_with_errors', row_total = 5, inserted = 5, skipped = -1, rejected = 1");
        await RefusedAsync($"{Change} state = 'completed_with_errors', row_total = 4, inserted = 3, rejected = 1");
        await RefusedAsync($"{Change} state = 'completed', row_total = 5, inserted = 5");
        await RefusedAsync($"{Change} chunk_total = 1");
        await RefusedAsync($"{Change} tracked = 0");
        await Database.ExecuteAsync($"{Change} state = 'completed_with_errors', row_total = 5, inserted = 4, rejected = 1");
    }

    [Fact]
    public async Task An_import_of_the_engine_cannot_become_tracked_and_a_tracked_one_has_no_chunks()
    {
        await using var import = await BeginAsync();
        var engine = await Store.ReadyAsync(3);
        await RefusedAsync($"{Change} tracked = 1 WHERE id = '{engine.Id}'");
        await Store.SubmitAsync(SampleImport.Of(), Cancel);
        await RefusedAsync($"{Change} tracked = 1 WHERE chunk_total = 0 AND tracked = 0");

        var columns = string.Join(", ", (await Database.ColumnsAsync("chunk")).Where(column => column is not ("import_id" or "number")));
        await RefusedAsync($"INSERT INTO {Database.Ledger("chunk")} (import_id, number, {columns}) SELECT '{import.Id}', 1, {columns} FROM {Database.Ledger("chunk")}");
    }

    private string Change => $"UPDATE {Database.Ledger("import")} SET";

    private async Task RefusedAsync(string sql) => await Assert.ThrowsAnyAsync<DbException>(() => Database.ExecuteAsync(sql));

    /// <summary>An import whose process died, which nobody has noticed yet.</summary>
    private async Task<TrackedImport> AbandonedAsync(bool isKnownToBeDead = false, string? key = null)
    {
        var import = await BeginAsync(key);
        _abandoned.Add(import);
        if (isKnownToBeDead)
        {
            // The name of a process of this machine with a number that no process has.
            var gone = $"{WorkerIdentity.Next().Split('/')[0]}/{int.MaxValue}/1/1";
            await Database.ExecuteAsync($"UPDATE {Database.Ledger("phase_run")} SET owner = '{gone}' WHERE import_id = '{import.Id}'");
        }
        else
        {
            await Database.ExpireLeasesAsync(import.Id);
        }

        return import;
    }

    /// <summary>A tracker whose leases are renewed many times in a second.</summary>
    private ImportTracker Renewing() => new(_ => Task.FromResult(Store), new WorkerOptions { Lease = TimeSpan.FromSeconds(0.3) });
}
