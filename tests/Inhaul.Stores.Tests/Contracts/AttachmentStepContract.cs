using System.Diagnostics;
using Inhaul.Attachments;
using Inhaul.Diagnostics;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The step that stores the attachments of rows, with a real folder: once each, and with an error for each row whose file cannot be stored.</summary>
public abstract class AttachmentStepContract : StoreTest
{
    private const string Tenant = SampleImport.Tenant;

    private static readonly AttachmentOptions Options = new() { Batch = 3, Attempts = 2, FirstWait = TimeSpan.FromMilliseconds(1), RemovalPoll = TimeSpan.FromMilliseconds(1) };

    private readonly string _folder = Directory.CreateTempSubdirectory("inhaul-").FullName;
    private readonly UnreliableFolder _storage;

    private protected AttachmentStepContract(StoreUnderTest database) : base(database) => _storage = new UnreliableFolder(PathOf("kept"));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_row_gets_the_address_of_its_content_which_is_stored_once()
    {
        string[] paths = [.. Enumerable.Range(1, 10).Select(number => Write($"{number}.png", $"picture {number}"))];
        var files = paths.Append(paths[0]).Append(Write("same.PNG", "picture 2")).Append(Write("same.jpg", "picture 2")).Select((path, i) => new AttachmentFile(i + 1, path)).ToList();

        var first = await RunAsync(files);

        Assert.All(first.Files, file => Assert.Null(file.Error));
        Assert.Equal(Enumerable.Range(1, 13), first.Files.Select(file => (int)file.Row));
        Assert.Equal((first.Files[0].Address, first.Files[1].Address), (first.Files[10].Address, first.Files[11].Address));
        Assert.NotEqual(first.Files[1].Address, first.Files[12].Address);
        Assert.All(first.Files, file => Assert.Equal(File.ReadAllText(files[(int)file.Row - 1].Path), File.ReadAllText(PathOf($"kept/{file.Address}"))));
        Assert.Equal((12, 11, 0, 0), (first.Counts.Hashed, first.Counts.Stored, first.Counts.AlreadyThere, first.Counts.Failed));
        Assert.Equal(11, (await Store.Attachments.ListStoredAsync(_storage.Location, null, 100, Cancel)).Count);

        var again = await RunAsync(files);
        Assert.Equal(first.Files, again.Files);
        Assert.Equal((12, 0, 11, 11), (again.Counts.Hashed, again.Counts.Stored, again.Counts.AlreadyThere, _storage.Puts));
    }

    [Fact]
    public async Task A_file_that_cannot_be_stored_costs_its_rows_and_no_others_and_the_next_time_it_can()
    {
        var (good, bad, empty) = (Write("good.png", "good"), Write("bad.png", "bad"), Write("empty.png", ""));
        Process.Start("mkfifo", [PathOf("pipe.png")]).WaitForExit();
        Directory.CreateDirectory(PathOf("folder.png"));
        _storage.Refuse = address => address == AddressOf(bad) ? new AttachmentStorageException("the disk is full", isTransient: true) : null;
        AttachmentFile[] files = [new(1, bad), new(2, good), new(3, PathOf("none.png")), new(4, PathOf("folder.png")), new(5, bad), new(6, PathOf("pipe.png")), new(7, empty)];

        var first = await RunAsync(files);

        Assert.Equal(
            [
                $"1 attachment_not_stored {bad} could not be stored: the disk is full, 2 times in a row",
                $"2 {AddressOf(good)}",
                $"3 attachment_missing there is no file {PathOf("none.png")}",
                $"4 attachment_missing {PathOf("folder.png")} is a folder, where a file is needed",
                $"5 attachment_not_stored {bad} could not be stored: the disk is full, 2 times in a row",
                $"6 attachment_missing {PathOf("pipe.png")} is a pipe or a device, where a file is needed",
                $"7 {AddressOf(empty)}",
            ],
            first.Files.Select(file => file.Error is { } error ? $"{error.Row} {error.Code} {(error.Code == RowErrorCodes.AttachmentUnreadable ? error.Message[..(error.Message.IndexOf(": ", StringComparison.Ordinal) + 2)] : error.Message)}" : $"{file.Row} {file.Address}"));
        Assert.Equal((3, 2, 4), (first.Counts.Hashed, first.Counts.Stored, first.Counts.Failed));

        _storage.Refuse = _ => null;
        var again = await RunAsync(files);
        Assert.Equal(AddressOf(bad), again.Files[4].Address!.ToString());
        Assert.Equal((1, 2, 3), (again.Counts.Stored, again.Counts.AlreadyThere, again.Counts.Failed));
    }

    [Fact]
    public async Task A_content_that_was_stored_before_a_death_but_not_noted_is_noted_without_being_written_again()
    {
        var path = Write("a.png", "picture");
        var hashed = ContentHash.OfFile(path, Cancel);
        await Store.Attachments.ClaimAsync(Tenant, _storage.Location, [new NewAttachment(ContentAddress.Parse(AddressOf(path)), hashed.Length, "image/png")], Cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf($"kept/{AddressOf(path)}"))!);
        File.Copy(path, PathOf($"kept/{AddressOf(path)}"));

        var result = await RunAsync([new AttachmentFile(1, path)]);

        Assert.Equal((0, 1), (result.Counts.Stored, result.Counts.AlreadyThere));
        Assert.Single(await Store.Attachments.ListStoredAsync(_storage.Location, null, 10, Cancel));
    }

    [Fact]
    public async Task What_arrives_slowly_is_noted_without_waiting_for_others()
    {
        AttachmentFile[] files = [.. Enumerable.Range(1, 5).Select(number => new AttachmentFile(number, Write($"{number}.png", $"picture {number}")))];
        var notes = 0;
        Failpoint.WatchFlow(name => Interlocked.Add(ref notes, name == FailpointName.AttachmentAfterNote ? 1 : 0));
        var options = Options with { Batch = 100, NoteEvery = TimeSpan.Zero };
        using var uploader = new AttachmentUploader(_storage, options, TimeProvider.System);
        await new AttachmentStep(Store.Attachments, uploader, options, TimeProvider.System).RunAsync(Tenant, files, Cancel);
        Assert.Equal(5, notes);
    }

    [Fact]
    public async Task Contents_are_stored_while_other_files_are_hashed()
    {
        AttachmentFile[] files = [.. Enumerable.Range(1, 3).Select(number => new AttachmentFile(number, Write($"{number}.png", $"picture {number}")))];
        var hashed = 0;
        using var isPut = new ManualResetEventSlim();
        _storage.BeforePut = () =>
        {
            isPut.Set();
            return Task.CompletedTask;
        };
        using var uploader = new AttachmentUploader(_storage, Options, TimeProvider.System);

        // Whoever has hashed the last file goes on only when the first is being stored.
        var step = new AttachmentStep(Store.Attachments, uploader, Options, TimeProvider.System, counts =>
            Assert.True(counts.Hashed == 0 || Interlocked.Increment(ref hashed) < files.Length || isPut.Wait(TimeSpan.FromMinutes(1), Cancel), "nothing is stored"));
        var result = await step.RunAsync(Tenant, files, Cancel);

        Assert.Equal((3, 3), (result.Counts.Hashed, result.Counts.Stored));
    }

    [Fact]
    public async Task A_content_that_is_removed_while_it_is_needed_is_stored_again()
    {
        var path = Write("a.png", "picture");
        var address = ContentAddress.Parse(AddressOf(path));
        await RunAsync([new AttachmentFile(1, path)]);

        // The removal begins when the step has claimed and is about to store, and again when a collection is just at it.
        await Store.Attachments.BeginRemovalAsync(_storage.Location, [address], TimeSpan.Zero, 10, TimeSpan.FromMilliseconds(50), Cancel);
        await _storage.DeleteAsync(address.ToString(), Cancel);
        var isFirst = true;
        _storage.BeforePut = async () =>
        {
            if (isFirst)
            {
                isFirst = false;
                var removal = await Store.Attachments.BeginRemovalAsync(_storage.Location, [address], TimeSpan.Zero, 10, LedgerSteps.Lease, Cancel);
                Assert.Equal([address], removal.Contents);
                await Store.Attachments.EndRemovalAsync(removal, removal.Contents, Cancel);
            }
        };
        var result = await RunAsync([new AttachmentFile(1, path)]);

        Assert.False(isFirst);
        Assert.Equal(address, result.Files[0].Address);
        Assert.True(File.Exists(PathOf($"kept/{address}")));
        Assert.Equal([address], await Store.Attachments.FindStoredAsync(_storage.Location, [address], Cancel));
    }

    [Fact]
    public async Task However_imports_and_collections_meet_every_row_has_its_content()
    {
        const int rows = 40;
        await Database.ExecuteAsync("CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name TEXT)");
        await Store.Attachments.NoteColumnAsync(new AttachmentColumn(Tenant, _storage.Location, "people", "name"), Cancel);
        var import = await Store.ReadyAsync(SampleImport.Of([.. Enumerable.Repeat(1, rows)]), [.. Enumerable.Repeat(1, rows)]);
        var remover = await Database.OpenAsync();
        var removed = 0L;
        using var over = new CancellationTokenSource();
        var collecting = Task.Run(
            async () =>
            {
                using var collection = new AttachmentCollection(remover.Attachments, new FolderStorage(_storage.Location), Options, TimeProvider.System);
                while (!over.IsCancellationRequested)
                {
                    var report = await collection.RunAsync(TimeSpan.Zero, withUnknown: true, isRehearsal: false, Cancel);
                    Interlocked.Add(ref removed, report.Removed);
                }
            },
            Cancel);
        for (var row = 1; row <= rows; row++)
        {
            var claim = (await Store.ClaimAsync(import))!;
            var path = Write($"{row}.png", $"picture {row}");
            for (var isWritten = false; !isWritten;)
            {
                var address = Assert.Single((await RunAsync([new AttachmentFile(row, path)])).Files).Address!;
                if (row == 1)
                {
                    // So that they do meet.
                    await UntilAsync(() => Task.FromResult(Interlocked.Read(ref removed) > 0));
                }

                await using var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!;
                isWritten = (await settlement.HoldAttachmentsAsync(_storage.Location, [address], Cancel)).Count == 0;
                if (isWritten)
                {
                    await using (var writer = settlement.OpenWriter(SampleTable.People))
                    {
                        await writer.WriteAsync(SampleTable.People.Rows([[$"{row}", address.ToString()]]), .., new WriteResult[1], Cancel);
                    }

                    await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Inserted), [], Cancel);
                    await settlement.CommitAsync(Cancel);
                }
            }
        }

        await over.CancelAsync();
        await collecting;
        Assert.Equal(rows, (await Database.QueryAsync("SELECT id, name FROM people")).Count(row => File.ReadAllText(PathOf($"kept/{row[1]}")) == $"picture {row[0]}"));
        await CollectAsync(TimeSpan.Zero, withUnknown: true);
        Assert.Equal(rows, Kept().Count);
    }

    [Fact]
    public async Task A_collection_removes_what_no_row_names_and_goes_on_where_another_was_killed()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name TEXT)");
        await Store.Attachments.NoteColumnAsync(new AttachmentColumn(Tenant, _storage.Location, "people", "name"), Cancel);
        string[] paths = [.. Enumerable.Range(1, 10).Select(number => Write($"{number}.png", $"picture {number}"))];
        await RunAsync([.. paths.Select((path, i) => new AttachmentFile(i + 1, path))]);
        await Database.ExecuteAsync($"INSERT INTO people VALUES (1, '{AddressOf(paths[0])}')");

        Assert.Equal(new CollectionReport(), await CollectAsync(TimeSpan.FromHours(1)));
        Assert.Equal(9, (await CollectAsync(TimeSpan.Zero, isRehearsal: true)).Removed);
        Assert.Equal(10, Kept().Count);

        _storage.Refuse = address => address == AddressOf(paths[1]) ? new AttachmentStorageException("it is forbidden", isTransient: false) : null;
        var report = await CollectAsync(TimeSpan.Zero);
        Assert.Equal((8, 1, "it is forbidden"), (report.Removed, report.Left, report.Trouble));
        Assert.Equal(new[] { AddressOf(paths[0]), AddressOf(paths[1]) }.Order(StringComparer.Ordinal), Kept());

        _storage.Refuse = _ => null;
        Assert.Equal(new CollectionReport(), await CollectAsync(TimeSpan.Zero));
        await Database.ExecuteAsync($"UPDATE {Database.Ledger("attachment_removal")} SET lease_until = {StoreUnderTest.LongAgo}");
        Assert.Equal(1, (await CollectAsync(TimeSpan.Zero)).Removed);
        Assert.Equal([AddressOf(paths[0])], Kept());
        Assert.Equal("0", await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("attachment_removal")}"));
    }

    [Fact]
    public async Task What_the_ledger_does_not_know_is_only_removed_when_that_is_asked_for()
    {
        await RunAsync([new AttachmentFile(1, Write("1.png", "picture"))]);
        await Database.ExecuteAsync($"DELETE FROM {Database.Ledger("attachment")}");
        File.WriteAllText(PathOf("kept/sha256/readme.txt"), "not ours");

        Assert.Equal(0, (await CollectAsync(TimeSpan.Zero)).Removed);
        Assert.Equal(0, (await CollectAsync(TimeSpan.FromHours(1), withUnknown: true)).Removed);
        Assert.Equal((1, 7), await CollectAsync(TimeSpan.Zero, withUnknown: true) is var report ? (report.Removed, report.RemovedBytes) : default);
        Assert.Equal(["sha256/readme.txt"], Kept());
    }

    [Fact]
    public async Task A_verification_finds_what_is_missing_short_or_other_and_nothing_else()
    {
        string[] paths = [.. Enumerable.Range(1, 8).Select(number => Write($"{number}.png", $"picture {number}"))];
        await RunAsync([.. paths.Select((path, i) => new AttachmentFile(i + 1, path))]);
        Assert.Empty(await VerifyAsync());

        File.Delete(PathOf($"kept/{AddressOf(paths[0])}"));
        File.WriteAllText(PathOf($"kept/{AddressOf(paths[1])}"), "pict");
        File.WriteAllText(PathOf($"kept/{AddressOf(paths[2])}"), "picture X");

        Assert.Equal(
            new[] { $"{AddressOf(paths[0])} Missing is not there", $"{AddressOf(paths[1])} Damaged has 4 bytes instead of 9", $"{AddressOf(paths[2])} Damaged has other bytes" }.Order(StringComparer.Ordinal),
            (await VerifyAsync()).Select(problem => $"{problem.Address} {problem.Kind} {problem.Message}"));
    }

    private async Task<AttachedFiles> RunAsync(IReadOnlyList<AttachmentFile> files)
    {
        using var uploader = new AttachmentUploader(_storage, Options, TimeProvider.System);
        return await new AttachmentStep(Store.Attachments, uploader, Options, TimeProvider.System).RunAsync(Tenant, files, Cancel);
    }

    private async Task<CollectionReport> CollectAsync(TimeSpan unusedFor, bool withUnknown = false, bool isRehearsal = false)
    {
        using var collection = new AttachmentCollection(Store.Attachments, _storage, Options, TimeProvider.System);
        return await collection.RunAsync(unusedFor, withUnknown, isRehearsal, Cancel);
    }

    private async Task<List<AttachmentProblem>> VerifyAsync()
    {
        using var verification = new AttachmentVerification(Store.Attachments, _storage, Options, TimeProvider.System);
        var problems = new List<AttachmentProblem>();
        await foreach (var problem in verification.RunAsync(Cancel))
        {
            problems.Add(problem);
        }

        Assert.Equal(8, verification.Verified);
        return problems;
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    private static string AddressOf(string path) => ContentAddress.Of(ContentHash.OfFile(path, Cancel).Sha256, path).ToString();

    private IReadOnlyList<string> Kept() =>
        [.. Directory.GetFiles(PathOf("kept"), "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(PathOf("kept"), path)).Order(StringComparer.Ordinal)];
}
