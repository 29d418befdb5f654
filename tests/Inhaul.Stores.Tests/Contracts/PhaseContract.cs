using Inhaul.Delivery;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The phases of an import are told from the store, the same by every process, however far the import is and whoever was killed.</summary>
public abstract class PhaseContract : FolderTest
{
    private protected PhaseContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task A_file_is_planned_brought_in_and_loaded()
    {
        var import = await ImportAsync(Request(People("1,Ann", "2,Bob", "2,Bobby")));

        Assert.Equal(["plan completed 3/3 rows", "upload completed 3/3 rows", "load completed 3/3 rows, 1 present"], await PhasesAsync(import));
        Assert.True((await StatusAsync(import))[0].Time > TimeSpan.Zero);
    }

    [Fact]
    public async Task Refused_rows_make_the_load_one_with_errors_until_a_retry_brings_them_in()
    {
        var import = await ImportAsync(Request(People("1,Ann", "x,Bob", "3,Cy")) with { ChunkRows = 1, Columns = [ColumnDecision.Parse("id:integer")] });
        Assert.Equal(["plan completed 3/3 rows", "upload completed 3/3 rows", "load completed_with_errors 3/3 rows, 1 failed"], await PhasesAsync(import));

        var patch = new RowPatch(2, new Dictionary<string, string> { ["id"] = "2", ["name"] = "Bob" });
        var (reopened, _) = await new RowRetry(Store).ReopenAsync(await Store.NowAsync(import), [patch], SampleImport.Ann, Cancel);
        Assert.Equal("load interrupted 2/3 rows", (await PhasesAsync(reopened))[^1]);

        await RunAsync(reopened);
        Assert.Equal("load completed 3/3 rows", (await PhasesAsync(import))[^1]);
    }

    [Fact]
    public async Task An_interruption_is_told_as_one_and_the_next_run_ends_what_was_begun()
    {
        var submission = await SubmitAsync(Request(People(Enumerable.Range(1, 6).Select(id => $"{id},name {id}"))) with { ChunkRows = 2 });
        Assert.Equal(["plan completed 6/6 rows", "upload pending 0/6 rows", "load pending 0/6 rows"], await PhasesAsync(submission.Import));

        var import = (await Store.MoveAsync(submission.Import, ImportState.Active))!;
        await new IntakeLoop(Store, WorkerIdentity.Next(), Options(), new ImportProgress()).RunAsync(import, submission.Intake, Outage.Of(Store, import), Cancel);
        await DeliverOneAsync(import);
        Assert.Equal(["plan completed 6/6 rows", "upload completed 6/6 rows", "load interrupted 2/6 rows"], await PhasesAsync(import));

        await Store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Paused, SampleImport.Ann, "wait"), Cancel);
        Assert.Equal("load waiting 2/6 rows", (await PhasesAsync(import))[^1]);

        await Store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Active, SampleImport.Ann, "go on"), Cancel);
        await using var other = await Database.ConnectAsync();
        await RunAsync(await Store.NowAsync(import), store: other);
        Assert.Equal(["plan completed 6/6 rows", "upload completed 6/6 rows", "load completed 6/6 rows"], await PhasesAsync(import));
        Assert.Equal(await StatusAsync(import), (await StatusAsync(import, other)));
    }

    [Fact]
    public async Task What_is_cancelled_says_so_in_every_phase_that_was_not_over()
    {
        var submission = await SubmitAsync(Request(People("1,Ann")) with { VerifyWrites = true });
        await Store.TransitionAsync(SampleImport.Tenant, submission.Import.Id, new StateChange(ImportState.Cancelling, SampleImport.Ann, "no"), Cancel);
        await Store.EndIfDoneAsync(submission.Import, SampleImport.Ann, Cancel);

        Assert.Equal(["plan completed 1/1 rows", "upload cancelled 0/1 rows", "load cancelled 0/1 rows", "verify cancelled 0/? rows"], await PhasesAsync(submission.Import));
    }

    [Fact]
    public async Task A_folder_tells_its_files_and_its_attachments_too()
    {
        Folder.WriteRecord("a", "Ann", null, "1 Active", "2 Closed");
        Folder.WriteRecord("b", "Bob", null, "3 Active");
        Folder.Write("c_parse.json", "no JSON");
        var (_, first, _) = await RunAsync(Asked());
        Assert.Equal(
            ["plan completed_with_errors 3/3 files, 1 failed", "hash completed 2/2 files", "upload completed 2/2 contents", "load completed_with_errors 4/4 rows, 1 failed"], await PhasesAsync(first));

        Folder.Write("c_parse.json", SampleFolder.Record("Cy", "a.png", "4 Active"));
        var (_, second, _) = await RunAsync(Asked());
        Assert.Equal(
            ["plan completed 3/3 files, 2 present", "hash completed 1/1 files", "upload completed 1/1 contents, 1 present", "load completed 1/1 rows"], await PhasesAsync(second));
    }

    [Fact]
    public async Task Attachments_that_cannot_be_brought_in_are_counted_where_they_failed_until_a_retry_brings_them_in()
    {
        Directory.CreateDirectory(PathOf("photos"));
        Write("photos/1.png", "one");
        var import = (await SubmitAsync(Request(Write("people.csv", "id,photo", "1,1.png", "2,2.png", "3,../3.png")) with { Attachments = Photos })).Import;
        import = await RunAsync(import);
        Assert.Equal(
            ["hash completed_with_errors 3/3 files, 2 failed", "upload completed 1/1 contents", "load completed_with_errors 3/3 rows, 2 failed"], (await PhasesAsync(import))[1..]);

        Write("photos/2.png", "two");
        var patch = new RowPatch(3, new Dictionary<string, string> { ["id"] = "3", ["photo"] = "1.png" });
        await new RowRetry(Store).ReopenAsync(await Store.NowAsync(import), [patch, new RowPatch(2, new Dictionary<string, string> { ["id"] = "2", ["photo"] = "2.png" })], SampleImport.Ann, Cancel);
        await RunAsync(await Store.NowAsync(import));
        Assert.Equal(["hash completed 3/3 files", "upload completed 3/3 contents, 1 present", "load completed 3/3 rows"], (await PhasesAsync(import))[1..]);
    }

    [Fact]
    public async Task What_was_written_is_verified_once_where_it_is_asked_for()
    {
        var import = await ImportAsync(Request(People("1,Ann", "2,Bob")) with { VerifyWrites = true });
        Assert.Equal("verify completed 2/2 rows", (await PhasesAsync(import))[^1]);
        Assert.False(await WriteVerification.IsDueAsync(Store, await Store.NowAsync(import), Cancel));
    }

    [Fact]
    public async Task A_verification_tells_one_sentence_for_each_kind_of_difference_and_is_forgotten_with_a_retry()
    {
        var import = await ImportAsync(Request(People("1,Ann", "2,Bob", "3,Cy", "x,Di")) with { VerifyWrites = true, Columns = [ColumnDecision.Parse("id:integer")] });
        await Database.ExecuteAsync("UPDATE people SET name = 'Mallory' WHERE id = 2");
        await Database.ExecuteAsync("DELETE FROM people WHERE id = 3");

        await VerifyWritesAsync(import);
        var verify = (await StatusAsync(import))[^1];
        Assert.Equal((PhaseState.Failed, 3L, 2L), (verify.State, verify.Done, verify.Failed));
        Assert.Equal(["1 written row is missing from people: row 3 (id 3)", "1 written row is different in people: row 2 (id 2)"], verify.Findings);

        var (reopened, _) = await new RowRetry(Store).ReopenAsync(await Store.NowAsync(import), null, SampleImport.Ann, Cancel);
        Assert.Equal("verify pending 0/? rows", (await PhasesAsync(reopened))[^1]);
    }

    [Fact]
    public async Task A_verification_reads_back_the_attachments_that_rows_name()
    {
        Folder.WriteRecord("a", "Ann", null, "1 Active");
        Folder.WriteRecord("b", "Bob", null, "2 Active");
        Folder.WriteRecord("c", "Cy", null, "3 Active");
        var (_, import, _) = await RunAsync(Asked(import => import with { VerifyWrites = true }));
        Assert.Equal("verify completed 3/3 rows", (await PhasesAsync(import))[^1]);
        var addresses = (await Database.LinesAsync("SELECT attachment FROM licences ORDER BY name")).ToArray();
        File.Delete(PathOf($"kept/{addresses[0]}"));
        File.WriteAllText(PathOf($"kept/{addresses[1]}"), "something else");

        await VerifyWritesAsync(import);

        var verify = (await StatusAsync(import))[^1];
        Assert.Equal(PhaseState.Failed, verify.State);
        Assert.Equal(
            [$"1 attachment is missing from {PathOf("kept")}; named by row 1 ({addresses[0]})", $"1 attachment is damaged in {PathOf("kept")}; named by row 2 ({addresses[1]})"], verify.Findings);
    }

    [Fact]
    public async Task What_was_found_before_an_import_was_changed_is_not_kept()
    {
        var import = await ImportAsync(Request(People("1,Ann", "x,Bob")) with { Columns = [ColumnDecision.Parse("id:integer")] });
        var before = await Store.NowAsync(import);
        await new RowRetry(Store).ReopenAsync(before, null, SampleImport.Ann, Cancel);

        await Store.KeepVerificationAsync(before, isClean: true, 1, "{}", TimeSpan.FromSeconds(1), Cancel);

        Assert.Null((await Store.ReadPhaseRunsAsync(before, Cancel)).Of(ImportPhase.Verify));
    }

    [Fact]
    public async Task Workers_of_all_imports_verify_what_asks_for_it()
    {
        var submission = await SubmitAsync(Request(People("1,Ann")) with { VerifyWrites = true });
        await new ImportRunner(Store, Options()).BringInAsync(submission.Import, submission.Intake, SampleImport.Ann, Cancel);

        await new WorkerHost(Store, Options(), SampleImport.Ann, new WorkerReport(_ => Task.CompletedTask, _ => Task.CompletedTask)).RunAsync(untilIdle: true, Cancel);

        Assert.Equal("verify completed 1/1 rows", (await PhasesAsync(submission.Import))[^1]);
    }

    private AttachmentRequest Photos => new() { Columns = ["photo"], Storage = PathOf("kept"), Root = PathOf("photos") };

    private FolderRequest Asked(Func<ImportRequest, ImportRequest>? change = null) => Licences(change: import => (change ?? (same => same))(import with
    {
        Attachments = new AttachmentRequest { Columns = ["attachment"], Storage = PathOf("kept"), Root = Folder.Path },
    }));

    private string People(params IEnumerable<string> rows) => Write("people.csv", ["id,name", .. rows]);

    private async Task<VerificationReport> VerifyWritesAsync(ImportRecord import) =>
        await new WriteVerification(Store, Attachments.AttachmentStorages.OfFolders).RunAsync(await Store.NowAsync(import), told: null, Cancel);

    private async Task DeliverOneAsync(ImportRecord import)
    {
        var step = new DeliveryStep(Store, WorkerIdentity.Next(), SampleImport.Ann, Options());
        Assert.Equal(StepResult.Delivered, await step.RunAsync(new ImportInWork(Store, import, new ImportProgress()), Cancel));
    }

    private async Task<IReadOnlyList<PhaseStatus>> StatusAsync(ImportRecord import, IImportStore? store = null) =>
        await PhaseList.ReadAsync(store ?? Store, await (store ?? Store).NowAsync(import), Cancel);

    private async Task<string[]> PhasesAsync(ImportRecord import) => [.. (await StatusAsync(import)).Select(Told)];

    private static string Told(PhaseStatus phase) =>
        $"{Word.Of(phase.Phase)} {Word.Of(phase.State)} {phase.Done}/{phase.Total?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} {phase.Unit}{(phase.Present > 0 ? $", {phase.Present} present" : "")}{(phase.Failed > 0 ? $", {phase.Failed} failed" : "")}";
}
