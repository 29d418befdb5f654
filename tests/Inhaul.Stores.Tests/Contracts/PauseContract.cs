using Inhaul.Delivery;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An import can be stopped at any point, by people, limits, defects or its end, and goes on where it stopped.</summary>
public abstract class PauseContract : ImportTest
{
    private const int Rows = 500;

    private protected PauseContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_paused_import_stops_and_goes_on_where_it_stopped(int workers)
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 1 });
        var paused = await RunAndMoveAsync(submission, ImportState.Paused, workers);

        Assert.Equal(ImportState.Paused, paused.State);
        Assert.InRange(paused.Counts.Inserted, 3, Rows - 1);
        Assert.Equal($"{paused.Counts.Inserted}", await Database.ScalarAsync("SELECT count(*) FROM people"));

        var active = await Store.MoveAsync(paused, ImportState.Active);
        var ended = await RunAsync(active!, workers: workers);

        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = Rows }), (ended.State, ended.Counts));
        Assert.Equal(["queued", "active", "paused", "active", "completed"], await Store.HistoryAsync(ended));
        await AssertCleanAsync(ended);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_cancelled_import_keeps_what_is_written_and_counts_it(int workers)
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 1 });

        var cancelled = await RunAndMoveAsync(submission, ImportState.Cancelling, workers);

        Assert.Equal((ImportState.Cancelled, Liveness.Ended), (cancelled.State, cancelled.Liveness));
        Assert.InRange(cancelled.Counts.Inserted, 3, Rows - 1);
        Assert.Equal($"{cancelled.Counts.Inserted}", await Database.ScalarAsync("SELECT count(*) FROM people"));
        var report = await VerifyAsync(cancelled);
        Assert.True(report.IsClean);
        Assert.Equal(cancelled.Counts, report.Counts);
    }

    [Fact]
    public async Task A_paused_import_is_not_started_by_asking_for_it_again()
    {
        var path = Good();
        var submission = await SubmitAsync(Request(path));
        await Store.MoveAsync(submission.Import, ImportState.Paused);

        var again = await SubmitAsync(Request(path));
        var now = await RunAsync(again.Import);

        Assert.Equal((SubmissionKind.Unfinished, submission.Import.Id), (again.Kind, again.Import.Id));
        Assert.Equal((ImportState.Paused, 0), (now.State, now.Counts.Read));
    }

    [Theory]
    [InlineData(ImportState.Paused)]
    [InlineData(ImportState.Cancelling)]
    public async Task An_import_that_was_held_back_just_before_its_start_does_not_start(ImportState state)
    {
        var submission = await SubmitAsync(Request(Good()));
        await Store.MoveAsync(submission.Import, state);

        var now = await RunAsync(submission.Import, submission.Intake);

        Assert.Equal((state == ImportState.Paused ? ImportState.Paused : ImportState.Cancelled, 0), (now.State, now.Counts.Read));
    }

    [Fact]
    public async Task A_stopped_run_gives_everything_back_and_the_next_goes_on()
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 1 });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var progress = new ImportProgress();
        var run = new ImportRunner(Store, Options(2)).RunAsync(submission.Import, submission.Intake, progress, SampleImport.Ann, stop.Token);
        await UntilAsync(() => progress.Counts.Inserted >= 3, run);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        var interrupted = await Store.NowAsync(submission.Import);
        Assert.Equal((ImportState.Active, Liveness.Interrupted), (interrupted.State, interrupted.Liveness));

        var ended = await RunAsync(interrupted, workers: 2);
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = Rows }), (ended.State, ended.Counts));
        Assert.Equal(["1"], await Database.LinesAsync($"SELECT DISTINCT attempts FROM {Database.Ledger("chunk")}"));
        Assert.Contains("resumed by ann after an interruption", (await Store.ReadLogAsync(ended, Cancel))[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Too_many_refused_rows_pause_and_resuming_accepts_them(int workers)
    {
        var path = Write("people.csv", ["id,name", .. Enumerable.Range(1, 60).Select(id => id is 2 or 9 or 40 ? $"bad {id},x" : $"{id},x")]);
        var submission = await SubmitAsync(Request(path) with { ChunkRows = 5, MaxErrors = ErrorLimit.Parse("1"), Columns = [ColumnDecision.Parse("id:integer")] });

        var paused = await RunAsync(submission.Import, submission.Intake, workers);
        Assert.Equal(ImportState.Paused, paused.State);
        Assert.Matches(@"^\d rows were refused, more than the 1 that are accepted\.", paused.Error);
        Assert.True(paused.Counts.Refused > 1);

        var active = (await Store.MoveAsync(paused, ImportState.Active))!;
        var ended = await RunAsync(active, workers: workers, store: await Database.OpenAsync());

        Assert.Equal((ImportState.CompletedWithErrors, new RowCounts { Inserted = 57, Rejected = 3 }), (ended.State, ended.Counts));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task As_many_refused_rows_as_accepted_do_not_pause()
    {
        var path = Write("people.csv", "id,name", "1,x", "bad,x", "3,x", "bad too,x");

        var import = await ImportAsync(Request(path) with { ChunkRows = 1, MaxErrors = ErrorLimit.Parse("50%"), Columns = [ColumnDecision.Parse("id:integer")] });

        Assert.Equal((ImportState.CompletedWithErrors, 2), (import.State, import.Counts.Refused));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_defect_pauses_with_one_message_and_nothing_is_lost(int workers)
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 10 });
        await Database.ExecuteAsync("DROP TABLE people");

        var paused = await RunAsync(submission.Import, submission.Intake, workers);

        Assert.Equal(ImportState.Paused, paused.State);
        Assert.Matches(@"^Chunk \d+ \(from row \d+\) could not be processed: .*people.* Nothing of what failed was written\. Once the cause is removed, go on with 'inhaul resume ", paused.Error);
        Assert.Equal(["queued", "active", "paused"], await Store.HistoryAsync(paused));
        Assert.Equal(0, paused.Counts.Read - paused.Counts.Pending);
        Assert.True(int.Parse((await Database.ScalarAsync($"SELECT sum(attempts) FROM {Database.Ledger("chunk")}"))!, System.Globalization.CultureInfo.InvariantCulture) <= workers);

        await Database.ExecuteAsync(Store.Target.CreateTableSql(paused.Options.Definition));
        var ended = await RunAsync((await Store.MoveAsync(paused, ImportState.Active))!, workers: workers);

        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = Rows }), (ended.State, ended.Counts));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task Writers_that_are_kept_waiting_wait()
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 50 });
        Task<ImportRecord> run;
        await using (await Database.BlockWritersAsync())
        {
            run = Task.Run(() => RunAsync(submission.Import, submission.Intake, workers: 2), Cancel);
            await Task.Delay(100, Cancel);
            Assert.False(run.IsCompleted);
            Assert.Equal("queued", await Database.ScalarAsync($"SELECT state FROM {Database.Ledger("import")}"));
        }

        Assert.Equal(ImportState.Completed, (await run).State);
    }

    [Fact]
    public async Task A_source_that_changes_before_it_is_brought_in_fails_the_import()
    {
        var path = Write("people.csv", "id,name", "1,Ann", "2,Bob");
        var submission = await SubmitAsync(Request(path));
        Write("people.csv", "id,name", "1,Ann", "2,Rob");

        var failed = await RunAsync(submission.Import, submission.Intake);

        Assert.Equal(ImportState.Failed, failed.State);
        Assert.Equal($"{path} changed while it was being read. Rows up to here were imported from what it was; import it again once nobody writes to it.", failed.Error);
        Assert.Equal(failed.Error, (await Store.ReadTransitionsAsync(failed, Cancel))[^1].Reason);
    }

    [Fact]
    public async Task A_source_that_is_cut_short_fails_the_import()
    {
        var path = Write("people.csv", "id,name", "1,Ann", "2,Bob");
        var submission = await SubmitAsync(Request(path));
        Write("people.csv", "id,name", "1,A");

        var failed = await RunAsync(submission.Import, submission.Intake);

        Assert.Equal(ImportState.Failed, failed.State);
        Assert.StartsWith($"{path} changed while it was being read.", failed.Error, StringComparison.Ordinal);
        Assert.Equal("0", await Database.ScalarAsync("SELECT count(*) FROM people"));
    }

    [Fact]
    public async Task A_source_that_is_gone_before_a_resume_is_asked_for()
    {
        var path = Good();
        var submission = await SubmitAsync(Request(path));
        File.Delete(path);

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => RunAsync(submission.Import));
        Assert.Equal($"{path} does not exist.", refusal.Message);
        Assert.Equal((ImportState.Active, Liveness.Interrupted), ((await Store.NowAsync(submission.Import)).State, (await Store.NowAsync(submission.Import)).Liveness));

        Good();
        Assert.Equal(ImportState.Completed, (await RunAsync(await Store.NowAsync(submission.Import))).State);
    }

    private string Good() => Write("people.csv", ["id,name", .. Enumerable.Range(1, Rows).Select(id => $"{id},name {id}")]);

    private async Task<ImportRecord> RunAndMoveAsync(Submission submission, ImportState to, int workers)
    {
        var progress = new ImportProgress();
        var run = Task.Run(() => new ImportRunner(Store, Options(workers)).RunAsync(submission.Import, submission.Intake, progress, SampleImport.Ann, Cancel), Cancel);
        await UntilAsync(() => progress.Counts.Inserted >= 3, run);
        Assert.NotNull(await Store.MoveAsync(submission.Import, to));
        return await run;
    }

    /// <summary>Waits on a thread of its own: the pool's are busy with the import, which would come to its end meanwhile.</summary>
    private static Task UntilAsync(Func<bool> isSo, Task run) => Task.Factory.StartNew(
        () =>
        {
            var deadline = DateTime.UtcNow.AddSeconds(30);
            while (!isSo())
            {
                Assert.False(run.IsCompleted || DateTime.UtcNow > deadline, "the import was to be caught in the middle");
                Thread.Sleep(1);
            }
        },
        Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
