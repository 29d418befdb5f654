using Inhaul.Attachments;
using Inhaul.Delivery;
using Inhaul.Diagnostics;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Rows name files; they are written with the addresses of the contents, which are stored before.</summary>
public abstract class AttachedImportContract : WorkerTest
{
    private static readonly AttachmentOptions Quick = new() { Attempts = 2, FirstWait = TimeSpan.FromMilliseconds(1), Batch = 3 };

    private UnreliableFolder _storage = null!;
    private AttachmentStorages _storages = null!;

    private protected AttachedImportContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _storage = new UnreliableFolder(PathOf("kept"));
        _storages = new AttachmentStorages(Quick, location => location == _storage.Location ? _storage : null);
    }

    [Fact]
    public async Task Rows_and_counts_are_the_same_however_an_import_is_run_and_no_content_is_put_twice()
    {
        var path = People(Enumerable.Range(1, 12).Select(id => $"{id},{(id % 4 == 0 ? "" : Picture(id % 3))}"));
        foreach (var (workers, chunkRows) in new[] { (1, 100), (1, 2), (4, 2) })
        {
            var table = $"people_{workers}_{chunkRows}";
            var import = await RunAsync(await NewAsync(Request(path) with { Table = table, ChunkRows = chunkRows }), workers);

            Assert.Equal(new RowCounts { Inserted = 12 }, import.Counts);
            Assert.Equal(
                Enumerable.Range(1, 12).Select(id => $"{id}|{(id % 4 == 0 ? "∅" : AddressOf(Picture(id % 3)))}"), await Database.LinesAsync($"SELECT id, photo FROM {table} ORDER BY id"));
            await AssertCleanAsync(import);
        }

        Assert.Equal(3, _storage.Puts);
    }

    [Fact]
    public async Task What_is_wrong_with_a_path_rejects_its_row_together_with_all_else_that_is()
    {
        var import = await ImportedAsync("1,../x.png", "2,/etc/hostname", "x,none.png", $"4,{Picture(1)}", "5,none.png");

        Assert.Equal([RowOutcome.Rejected, RowOutcome.Rejected, RowOutcome.Rejected, RowOutcome.Inserted, RowOutcome.Rejected], await OutcomesAsync(import));
        Assert.Equal(
            ["1 photo attachment_outside ../x.png", "2 photo attachment_outside /etc/hostname", "3 id not_an_integer x", "3 photo attachment_missing none.png", "5 photo attachment_missing none.png"],
            await ErrorsAsync(import));
        Assert.Equal((1, 1, 3), await CountsAsync(import, counts => (counts.Hashed, counts.Stored, counts.Failed)));

        Write("photos/none.png", "here by now");
        var patch = new RowPatch(1, new Dictionary<string, string> { ["id"] = "1", ["photo"] = Picture(1) });
        var (reopened, _) = await new RowRetry(Store).ReopenAsync(await Store.NowAsync(import), [patch], SampleImport.Ann, Cancel);
        Assert.Equal(2, (await RunAsync(reopened)).Counts.Inserted);
        Assert.Equal((2, 1, 1, 3), await CountsAsync(import, counts => (counts.Hashed, counts.Stored, counts.AlreadyThere, counts.Failed)));
    }

    [Fact]
    public async Task A_content_that_can_never_be_stored_costs_its_rows_and_a_retry_brings_them_in()
    {
        var bad = AddressOf(Picture(2));
        _storage.Refuse = address => address == bad ? new AttachmentStorageException("no such luck", isTransient: true) : null;

        var import = await ImportedAsync($"1,{Picture(1)}", $"2,{Picture(2)}", $"3,{Picture(2)}", $"4,{Picture(3)}");

        Assert.Equal([RowOutcome.Inserted, RowOutcome.Failed, RowOutcome.Failed, RowOutcome.Inserted], await OutcomesAsync(import));
        Assert.Equal((ImportState.CompletedWithErrors, 1), (import.State, await CountsAsync(import, counts => counts.Failed)));

        _storage.Refuse = _ => null;
        var (reopened, _) = await new RowRetry(Store).ReopenAsync(await Store.NowAsync(import), null, SampleImport.Ann, Cancel);
        Assert.Equal((ImportState.Completed, 4), await RunAsync(reopened) is var done ? (done.State, done.Counts.Inserted) : default);
        Assert.Equal(3, (await Store.Attachments.ListStoredAsync(_storage.Location, null, 10, Cancel)).Count);
    }

    [Fact]
    public async Task A_storage_that_is_away_is_waited_for_and_refuses_no_row()
    {
        _storage.Refuse = _ => new AttachmentStorageException("connection refused", isTransient: true);
        var import = await NewAsync(Request(People($"1,{Picture(1)}", $"2,{Picture(2)}")) with { ChunkRows = 1 });
        var running = RunAsync(import, workers: 2);
        await UntilAsync(async () => (await Store.ReadLogAsync(import, Cancel)).Count > 0);
        Assert.Equal(2, (await Store.NowAsync(import)).Counts.Pending);

        _storage.Refuse = _ => null;
        var done = await running;

        Assert.Equal((ImportState.Completed, 2), (done.State, done.Counts.Inserted));
        var log = (await Store.ReadLogAsync(import, Cancel)).Select(entry => entry.Message).ToList();
        Assert.Equal($"waiting for what attachments need: {_storage.Location} does not take any content: connection refused, 2 times in a row", log[0]);
        Assert.StartsWith("what attachments need is back after ", Assert.Single(log[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_takes_nothing_for_good_pauses_the_import_and_refuses_no_row()
    {
        _storage.Refuse = _ => new AttachmentStorageException("access denied", isTransient: false);
        var import = await ImportedAsync($"1,{Picture(1)}", $"2,{Picture(2)}");

        Assert.Equal((ImportState.Paused, 2), (import.State, import.Counts.Pending));
        Assert.StartsWith($"Chunk 1 (from row 1) could not be processed: {_storage.Location} does not take any content: access denied", import.Error, StringComparison.Ordinal);

        _storage.Refuse = _ => null;
        Assert.Equal(2, (await RunAsync((await Store.MoveAsync(import, ImportState.Active))!)).Counts.Inserted);
    }

    [Fact]
    public async Task A_folder_of_attachments_that_is_away_is_waited_for()
    {
        var import = await NewAsync(Request(People($"1,{Picture(1)}")));
        Directory.Move(PathOf("photos"), PathOf("elsewhere"));
        var running = RunAsync(import);
        await UntilAsync(async () => (await Store.ReadLogAsync(import, Cancel)).Any(entry => entry.Message == $"waiting for what attachments need: the folder {PathOf("photos")}, which the attachments are in, is not there"));

        Directory.Move(PathOf("elsewhere"), PathOf("photos"));
        Assert.Equal(1, (await running).Counts.Inserted);
    }

    [Fact]
    public async Task Workers_that_cannot_reach_the_attachments_leave_the_import_to_others_and_say_so_once()
    {
        var import = await NewAsync(Request(People($"1,{Picture(1)}", $"2,{Picture(2)}")) with { ChunkRows = 1 });
        Directory.Move(PathOf("photos"), PathOf("elsewhere"));
        var options = HostOptions(2) with { Attachments = _storages };
        await Host(options: options).RunAsync(untilIdle: true, Cancel);
        await Host(options: options with { Attachments = new AttachmentStorages(Quick, _ => null) }).RunAsync(untilIdle: true, Cancel);
        Directory.Move(PathOf("elsewhere"), PathOf("photos"));
        await Host(options: options with { Attachments = new AttachmentStorages(Quick, _ => null) }).RunAsync(untilIdle: true, Cancel);

        Assert.Equal(2, (await Store.NowAsync(import)).RowTotal);
        Assert.Equal(
            [
                $"the attachments of its rows cannot be brought in from {Environment.MachineName} and are left to others: the folder {PathOf("photos")}, which they are in, is not there",
                $"the attachments of its rows cannot be brought in from {Environment.MachineName} and are left to others: The storage {_storage.Location} of attachments is not known here. Name it with UseAttachments(…).",
            ],
            (await Store.ReadLogAsync(import, Cancel)).Select(entry => entry.Message));

        await Host(options: options).RunAsync(untilIdle: true, Cancel);
        Assert.Equal(2, (await Store.NowAsync(import)).Counts.Inserted);
    }

    [Fact]
    public async Task A_content_that_is_removed_before_its_rows_are_written_is_stored_again()
    {
        var import = await NewAsync(Request(People($"1,{Picture(1)}")));
        var address = ContentAddress.Parse(AddressOf(Picture(1)));
        var removed = false;
        Failpoint.WatchFlow(name =>
        {
            if (name == FailpointName.MapAfterChunk && !removed)
            {
                removed = true;
                var removal = Store.Attachments.BeginRemovalAsync(_storage.Location, [address], TimeSpan.Zero, 10, LedgerSteps.Lease, Cancel).GetAwaiter().GetResult();
                Assert.Equal([address], removal.Contents);
                _storage.DeleteAsync(address.ToString(), Cancel).GetAwaiter().GetResult();
                Store.Attachments.EndRemovalAsync(removal, removal.Contents, Cancel).GetAwaiter().GetResult();
            }
        });
        var done = await RunAsync(import);

        Assert.True(removed);
        Assert.Equal(1, done.Counts.Inserted);
        Assert.True(File.Exists(PathOf($"kept/{address}")));
        Assert.Empty(await Store.Attachments.FindUnreferencedAsync(_storage.Location, TimeSpan.Zero, null, 10, Cancel));
        Assert.Equal((2, 2), await CountsAsync(import, counts => (counts.Hashed, counts.Stored)));
    }

    [Fact]
    public async Task A_rehearsal_tells_the_addresses_and_stores_nothing()
    {
        await using var rehearsal = await Database.RehearseAsync();
        var submission = await SubmitAsync(Asked(Request(People($"1,{Picture(1)}", "2,none.png"))), rehearsal);
        var import = await new ImportRunner(rehearsal, Options() with { Attachments = _storages, IsRehearsal = true })
            .RunAsync(submission.Import, submission.Intake, new ImportProgress(), SampleImport.Ann, Cancel);

        Assert.Equal(new RowCounts { Inserted = 1, Rejected = 1 }, import.Counts);
        var counts = (await rehearsal.ReadAttachmentCountsAsync(import, Cancel))!;
        Assert.Equal((1, 0, 0, 1), (counts.Hashed, counts.Stored, counts.AlreadyThere, counts.Failed));
        Assert.Equal(0, _storage.Puts);
        Assert.Empty(await rehearsal.Attachments.ListStoragesAsync(Cancel));
    }

    [Fact]
    public async Task The_column_is_known_to_collections_from_the_moment_on_that_the_import_is()
    {
        var import = await NewAsync(Request(People($"1,{Picture(1)}")));
        Assert.Equal([new AttachmentColumn(SampleImport.Tenant, _storage.Location, "people", "photo")], await Store.Attachments.ReadColumnsAsync(_storage.Location, Cancel));

        await RunAsync(import);
        Assert.Empty(await Store.Attachments.FindUnreferencedAsync(_storage.Location, TimeSpan.Zero, null, 10, Cancel));
    }

    [Fact]
    public async Task Verification_finds_rows_that_name_what_is_stored_nowhere()
    {
        var import = await ImportedAsync($"1,{Picture(1)}", $"2,{Picture(2)}", $"3,{Picture(2)}");
        await AssertCleanAsync(import);
        await Database.ExecuteAsync($"DELETE FROM {Database.Ledger("attachment")} WHERE address = '{AddressOf(Picture(2))}'");

        Assert.Equal([$"1 attachment is stored nowhere; named by row 2 ({AddressOf(Picture(2))})"], (await VerifyAsync(import)).Sentences);
    }

    [Fact]
    public async Task An_import_that_is_asked_for_again_from_another_folder_goes_on_with_the_attachments_there()
    {
        var request = Asked(Request(People($"1,{Picture(1)}")));
        var import = (await SubmitAsync(request)).Import;
        Directory.Move(PathOf("photos"), PathOf("elsewhere"));

        var again = await SubmitAsync(request with { Attachments = request.Attachments with { Root = PathOf("elsewhere") } });

        Assert.Equal((SubmissionKind.Unfinished, import.Id), (again.Kind, again.Import.Id));
        Assert.Equal(new AttachmentPlace(_storage.Location, PathOf("elsewhere")), (await Store.NowAsync(import)).Options.Attachments);
        Assert.Equal(1, (await RunAsync(again.Import)).Counts.Inserted);
    }

    private Task<ImportRecord> RunAsync(ImportRecord import, int workers = 1) =>
        new ImportRunner(Store, Options(workers) with { Attachments = _storages }).RunAsync(import, null, new ImportProgress(), SampleImport.Ann, Cancel);

    private ImportRequest Asked(ImportRequest request) => request with
    {
        Columns = [ColumnDecision.Parse("id:integer")],
        Attachments = new AttachmentRequest { Columns = ["photo"], Storage = _storage.Location, Root = PathOf("photos") },
    };

    private async Task<ImportRecord> NewAsync(ImportRequest request) => (await SubmitAsync(Asked(request))).Import;

    private async Task<ImportRecord> ImportedAsync(params string[] rows) => await RunAsync(await NewAsync(Request(People(rows))));

    private string People(params IEnumerable<string> rows) => Write("people.csv", ["id,photo", .. rows]);

    /// <summary>The path of a picture, which is there.</summary>
    private string Picture(int number)
    {
        Directory.CreateDirectory(PathOf("photos"));
        Write($"photos/{number}.png", $"picture {number}");
        return $"{number}.png";
    }

    private string AddressOf(string picture) => ContentAddress.Of(ContentHash.OfFile(PathOf($"photos/{picture}"), Cancel).Sha256, picture).ToString();

    private async Task<IEnumerable<string>> ErrorsAsync(ImportRecord import) =>
        (await Store.ReadErrorsAsync(import, 0, 100, Cancel)).Select(error => $"{error.Error.Row} {error.Error.Column} {error.Error.Code} {error.Error.Value}");

    private async Task<T> CountsAsync<T>(ImportRecord import, Func<AttachmentCounts, T> choose) => choose((await Store.ReadAttachmentCountsAsync(import, Cancel))!);
}
