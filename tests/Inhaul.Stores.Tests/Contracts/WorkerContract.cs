using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Any number of workers of any process bring all imports of all tenants to their end.</summary>
public abstract class WorkerContract : WorkerTest
{
    private const int Rows = 300;

    private protected WorkerContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Imports_of_all_tenants_are_brought_to_their_end_and_told_once(int workers)
    {
        ImportRecord[] imports =
        [
            await BroughtInAsync("first", Rows, 10),
            await BroughtInAsync("second", Rows, 100),
            await BroughtInAsync("third", Rows, 7, SampleImport.OtherTenant),
        ];

        await HostAsync(workers: workers);

        Assert.Equal(imports.Select(import => import.Id).Order(), Reports.Select(report => report.Import.Id).Order());
        foreach (var import in imports)
        {
            var now = await Store.NowAsync(import);
            Assert.Equal((ImportState.Completed, new RowCounts { Inserted = Rows }), (now.State, now.Counts));
        }
    }

    [Fact]
    public async Task An_end_that_two_workers_come_to_see_is_told_once()
    {
        var import = await BroughtInAsync("people", 10, 10);
        await HostAsync(store: await Database.OpenAsync());
        var ended = await Store.NowAsync(import);
        var told = 0;
        var imports = new ImportsInWork(Store, new WorkerReport(_ => Task.FromResult(++told), _ => Task.CompletedTask));

        for (var worker = 1; worker <= 2; worker++)
        {
            (await imports.FindAsync(new ImportKey(import.Tenant, import.Id), Cancel))!.IsTouched = true;
            await imports.ForgetIfStoppedAsync(ended);
        }

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task Without_work_there_is_nothing_to_wait_for() => await HostAsync();

    [Fact]
    public async Task Two_processes_share_an_import()
    {
        var import = await BroughtInAsync("people", 300, 1);
        var other = await Database.OpenAsync();

        await Task.WhenAll(Task.Run(() => HostAsync("ann"), Cancel), Task.Run(() => HostAsync("bob", store: other), Cancel));

        Assert.Equal(["ann", "bob"], Reports.Select(report => report.Actor).Order());
        Assert.Equal(["1"], await Database.LinesAsync($"SELECT DISTINCT attempts FROM {Database.Ledger("chunk")}"));
        Assert.Equal(["queued", "active", "completed"], await Store.HistoryAsync(import));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task A_submitted_import_is_started_brought_in_and_delivered()
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 7 });

        await HostAsync(workers: 2);

        Assert.Equal(["queued", "active", "completed"], await Store.HistoryAsync(submission.Import));
        await AssertCleanAsync(submission.Import);
    }

    [Fact]
    public async Task An_intake_whose_worker_died_is_taken_over_behind_its_last_chunk()
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 100 });
        var import = (await Store.MoveAsync(submission.Import, ImportState.Active))!;
        var raw = Enumerable.Range(1, 100).Select(id => $"{id},name {id}\n");
        var first = new NewChunk(1, 0, new ChunkPosition(1, 2), 8, System.Text.Encoding.UTF8.GetBytes(string.Concat(raw)), new byte[100], []);
        Assert.True(await Store.AppendChunkAsync(import, first, "dead", LedgerSteps.Expired, Cancel));

        await HostAsync();

        Assert.Equal(["1", "2", "3"], await Database.LinesAsync($"SELECT number FROM {Database.Ledger("chunk")} ORDER BY number"));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task An_intake_whose_input_cannot_be_read_from_here_is_left_to_others_and_the_log_says_so_once()
    {
        var path = Good();
        var submission = await SubmitAsync(Request(path));
        Write("people.csv", "id,name", "1,somebody else");

        await HostAsync();
        await HostAsync();

        Assert.Equal(ImportState.Active, (await Store.NowAsync(submission.Import)).State);
        var line = Assert.Single(await Store.ReadLogAsync(submission.Import, Cancel));
        Assert.StartsWith($"the rest of the input cannot be brought in from {Environment.MachineName} and is left to others: {path} is not the file", line.Message, StringComparison.Ordinal);

        Good();
        await HostAsync();
        await AssertCleanAsync(submission.Import);
    }

    [Fact]
    public async Task What_a_dead_worker_had_claimed_is_done_by_others_once_its_lease_is_over()
    {
        var import = await BroughtInAsync("people", 30, 10);
        await Store.ClaimAsync(import, "died on another machine", TimeSpan.FromMilliseconds(300));

        await HostAsync();

        Assert.Equal(["2", "1", "1"], await Database.LinesAsync($"SELECT attempts FROM {Database.Ledger("chunk")} ORDER BY number"));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task Stopped_workers_give_everything_back_and_no_attempt_counts()
    {
        var import = await BroughtInAsync("people", Rows, 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var run = Task.Run(() => Host(workers: 2).RunAsync(untilIdle: false, stop.Token), Cancel);
        await UntilAsync(async () => (await Store.NowAsync(import)).Counts.Inserted > 5);
        await stop.CancelAsync();
        await run;

        var now = await Store.NowAsync(import);
        Assert.Equal((ImportState.Active, Liveness.Interrupted), (now.State, now.Liveness));
        Assert.Empty(Reports);

        await HostAsync(workers: 2);
        Assert.Equal(["1"], await Database.LinesAsync($"SELECT DISTINCT attempts FROM {Database.Ledger("chunk")}"));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task Work_that_comes_while_workers_wait_is_done()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var run = Task.Run(() => Host(workers: 2).RunAsync(untilIdle: false, stop.Token), Cancel);
        await Task.Delay(50, Cancel);

        var import = await BroughtInAsync("people", Rows, 10);
        await UntilAsync(async () => (await Store.NowAsync(import)).State == ImportState.Completed);

        await UntilAsync(() => Task.FromResult(!Reports.IsEmpty));
        await stop.CancelAsync();
        await run;
        Assert.Equal(import.Id, Assert.Single(Reports).Import.Id);
    }

    [Fact]
    public async Task A_cancelled_import_is_brought_to_its_end()
    {
        var import = await BroughtInAsync("people", 10, 1);
        await Store.MoveAsync(import, ImportState.Cancelling);

        await HostAsync();

        Assert.Equal(ImportState.Cancelled, (await Store.NowAsync(import)).State);
        Assert.Equal(ImportState.Cancelled, Assert.Single(Reports).Import.State);
    }

    [Fact]
    public async Task A_paused_import_is_left_alone()
    {
        var import = await BroughtInAsync("people", 10, 1);
        await Store.MoveAsync(import, ImportState.Paused);

        await HostAsync();

        Assert.Equal((ImportState.Paused, 10), ((await Store.NowAsync(import)).State, (await Store.NowAsync(import)).Counts.Pending));
        Assert.Empty(Reports);
    }

    [Fact]
    public async Task A_defect_pauses_one_import_with_one_message_and_the_others_go_on()
    {
        var broken = await BroughtInAsync("broken", Rows, 10);
        var good = await BroughtInAsync("good", Rows, 10);
        await Database.ExecuteAsync("DROP TABLE broken");

        await HostAsync(workers: 8);

        var paused = await Store.NowAsync(broken);
        Assert.Equal((ImportState.Paused, 0), (paused.State, paused.Counts.Inserted));
        Assert.Equal(["queued", "active", "paused"], await Store.HistoryAsync(broken));
        Assert.Equal(paused.Error, Assert.Single(await Store.ReadLogAsync(broken, Cancel)).Message);
        Assert.True(int.Parse((await Database.ScalarAsync($"SELECT sum(attempts) FROM {Database.Ledger("chunk")} WHERE import_id = '{broken.Id}'"))!, System.Globalization.CultureInfo.InvariantCulture) <= 8);
        Assert.Equal(ImportState.Completed, (await Store.NowAsync(good)).State);
        await AssertCleanAsync(good);
    }

    [Fact]
    public async Task A_chunk_whose_bytes_are_gone_pauses_its_import_and_the_others_go_on()
    {
        var broken = await BroughtInAsync("broken", 10, 5);
        var good = await BroughtInAsync("good", 10, 5);
        await Database.ExecuteAsync($"DELETE FROM {Database.Ledger("chunk_raw")} WHERE import_id = '{broken.Id}'");

        await HostAsync(workers: 2);

        Assert.Equal(ImportState.Paused, (await Store.NowAsync(broken)).State);
        Assert.StartsWith("The import could not be worked on: The ledger has no bytes of chunk ", (await Store.NowAsync(broken)).Error, StringComparison.Ordinal);
        Assert.Single(await Store.ReadLogAsync(broken, Cancel));
        Assert.Equal(ImportState.Completed, (await Store.NowAsync(good)).State);
    }

    [Fact]
    public async Task Workers_of_other_processes_know_which_refused_rows_were_accepted()
    {
        var path = Write("people.csv", ["id,name", .. Enumerable.Range(1, 30).Select(id => id is 2 or 9 or 14 or 20 ? $"bad {id},x" : $"{id},x")]);
        await SubmitAsync(Request(path) with { ChunkRows = 5, MaxErrors = ErrorLimit.Parse("1"), Columns = [ColumnDecision.Parse("id:integer")] });

        await HostAsync();
        var paused = Reports.Single().Import;
        Assert.Equal((ImportState.Paused, 2), (paused.State, paused.Counts.Refused));

        Assert.Equal(2, (await Store.MoveAsync(paused, ImportState.Active))!.AcceptedErrors);
        await HostAsync(store: await Database.OpenAsync());
        Assert.Equal((ImportState.Paused, 4), ((await Store.NowAsync(paused)).State, (await Store.NowAsync(paused)).Counts.Refused));

        await Store.MoveAsync(paused, ImportState.Active);
        await HostAsync(store: await Database.OpenAsync());
        Assert.Equal(ImportState.CompletedWithErrors, (await Store.NowAsync(paused)).State);
        await AssertCleanAsync(paused);
    }

    [Fact]
    public async Task An_import_without_workers_of_its_own_is_delivered_by_others_and_waits_for_its_end()
    {
        var submission = await SubmitAsync(Request(Good()) with { ChunkRows = 7 });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var progress = new ImportProgress();
        var handedIn = Task.Run(() => new ImportRunner(Store, Options(0)).RunAsync(submission.Import, submission.Intake, progress, "ann", stop.Token), Cancel);
        await UntilAsync(async () => (await Store.NowAsync(submission.Import)).Phase == ImportPhase.Load);
        await Task.Delay(50, Cancel);
        Assert.False(handedIn.IsCompleted);

        await HostAsync("bob", store: await Database.OpenAsync());
        var ended = await handedIn;

        Assert.Equal((ImportState.Completed, Rows, Rows), (ended.State, ended.Counts.Inserted, progress.Counts.Inserted));
        Assert.Equal("bob", Assert.Single(Reports).Actor);
    }

    private string Good() => Write("people.csv", ["id,name", .. Enumerable.Range(1, Rows).Select(id => $"{id},name {id}")]);
}
