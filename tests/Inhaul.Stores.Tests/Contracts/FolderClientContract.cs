using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An application imports a folder with a processor as it imports a file.</summary>
public abstract class FolderClientContract : ProcessorTest
{
    private static readonly FolderOptions Options = SampleFolder.Options with { Tag = "aug" };

    private readonly SampleFolder _folder = new(Path.Combine(Path.GetTempPath(), $"inhaul-{Guid.NewGuid():N}"));

    private protected FolderClientContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder.Path, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_refuses_its_rows_before_the_processor_sees_them()
    {
        _folder.WriteRecord("a", "Ann", null, "1 Active", "2 Closed");
        _folder.Write("b_parse.json", SampleFolder.Record("Bob", "/gone/b.png", "3 Active"));
        _folder.Write("c_parse.json", "[]");
        var client = Application(inhaul => inhaul.AddProcessor<LicenceProcessor>());

        var folder = await ImportAsync(client);
        var again = await ImportAsync(client);

        Assert.Equal((ImportState.CompletedWithErrors, 2L, 2L), (folder.Import.State, folder.Import.Rows.Inserted, folder.Import.Rows.Rejected));
        Assert.Equal(
            [
                "3 attachment attachment_missing: b_parse.json: its attachment '/gone/b.png' is nowhere in the folder, and there is no b.png beside it. Put the file there and import the folder again.",
                "4 - not_a_record: c_parse.json: this is no JSON object, and a record file holds one. Take it out of the folder, or name the records by another pattern.",
            ],
            await ErrorsAsync(client, folder.Import));
        Assert.Equal(["aug|a_parse.json|Ann|1|Active|a.png", "aug|a_parse.json|Ann|2|Closed|a.png"], await Database.LinesAsync("SELECT tag, file, name, number, status, attachment FROM licence ORDER BY number"));
        Assert.Equal((3, 2, 1), (again.Report!.Files, again.Report.Planned, again.Report.Unchanged));
    }

    [Fact]
    public async Task What_is_submitted_is_left_to_workers_and_not_submitted_twice()
    {
        _folder.WriteRecord("a", "Ann", null, "1 Active");
        var client = Application(inhaul => inhaul.AddProcessor<LicenceProcessor>());

        var submitted = await client.SubmitFolderAsync("licence", _folder.Path, Options, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);
        var again = await client.SubmitFolderAsync("licence", _folder.Path, Options, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);
        var ended = await client.RunAsync(submitted.Import.Id, SampleImport.Tenant, Cancel);

        Assert.Equal((1L, 0L), (submitted.Import.Rows.Pending, submitted.Import.Rows.Inserted));
        Assert.Equal((submitted.Import.Id, 0), (again.Import.Id, again.Report!.Planned));
        Assert.Equal((ImportState.Completed, 1L), (ended.State, ended.Rows.Inserted));
    }

    [Fact]
    public async Task Columns_that_the_processor_names_are_there_although_no_file_has_them()
    {
        _folder.Write("a_parse.json", """{"metadata":{"pharmacy_name":"Ann"}}""");
        _folder.Write("a.png", "picture");
        var client = Application(inhaul => inhaul.AddProcessor<LicenceProcessor>());

        var first = await ImportAsync(client);
        _folder.WriteRecord("b", "Bob", null, "1 Active");
        var second = await ImportAsync(client);

        Assert.Equal((ImportState.Completed, ImportState.Completed), (first.Import.State, second.Import.State));
        Assert.Equal(["Ann|∅|∅", "Bob|1|Active"], await Database.LinesAsync("SELECT name, number, status FROM licence ORDER BY name"));
    }

    [Fact]
    public async Task An_import_that_had_not_ended_is_told_of_beside_the_one_that_follows()
    {
        _folder.WriteRecord("a", "Ann", null, "1 Active");
        var client = Application(inhaul => inhaul.AddProcessor<LicenceProcessor>());
        var begun = await client.SubmitFolderAsync("licence", _folder.Path, Options, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);
        _folder.WriteRecord("b", "Bob", null, "2 Active");

        var folder = await ImportAsync(client);
        var nothing = await ImportAsync(client);

        Assert.Equal((begun.Import.Id, ImportState.Completed, 1L), (folder.Continued!.Id, folder.Continued.State, folder.Continued.Rows.Inserted));
        Assert.Equal((1, 1L), (folder.Report!.Planned, folder.Import.Rows.Inserted));
        Assert.Equal((0, null), (nothing.Report!.Planned, nothing.Continued));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_one_sentence()
    {
        var client = Application(inhaul => inhaul.AddProcessor<LicenceProcessor>());

        Assert.Equal("missing is no folder.", await RefusalOf(client, "missing", Options));
        Assert.Equal("'a/*.json' is no pattern of file names. Write one without folders, such as *_parse.json.", await RefusalOf(client, _folder.Path, Options with { Records = "a/*.json" }));
        Assert.Equal("'a..b' is no path to the rows. Write the names from the outside in, such as metadata.image.", await RefusalOf(client, _folder.Path, Options with { RowsAt = "a..b" }));
        Assert.Equal("'.' is no extension of files. Write for example .png.", await RefusalOf(client, _folder.Path, Options with { AttachmentExtensions = ["."] }));
        var without = Options with { WithoutRows = new Dictionary<string, string> { ["status"] = "none" } };
        Assert.Equal("Without rows a record is only where an array of it gives the rows. Say with --rows-at (RowsAt) which.", await RefusalOf(client, _folder.Path, without with { RowsAt = null }));
        Assert.Equal("'a.' is no path to a value. Write the names from the outside in, such as metadata.image.", await RefusalOf(client, _folder.Path, Options with { WithoutRows = new Dictionary<string, string> { ["a."] = "none" } }));
        Assert.Equal("The tag is empty. Leave it out, or write a name.", await RefusalOf(client, _folder.Path, Options with { Tag = " " }));
    }

    [Fact]
    public async Task An_application_is_told_the_phases_and_what_became_of_every_row()
    {
        _folder.WriteRecord("a", "Ann", null, "1 Active", "2 Closed");
        _folder.Write("b_parse.json", "[]");
        var client = Application(inhaul => inhaul.AddProcessor<LicenceProcessor>());
        var reports = new PhaseReports();
        var log = System.IO.Path.Combine(_folder.Path, "debug.log");
        var asked = new ImportSubmission { Tenant = SampleImport.Tenant, VerifyWrites = true, Progress = reports, DebugLog = log };

        var import = (await client.ImportFolderAsync("licence", _folder.Path, Options, asked, Cancel)).Import;

        var phases = await client.PhasesAsync(import.Id, SampleImport.Tenant, Cancel);
        Assert.Equal(["plan completed_with_errors", "upload completed", "load completed_with_errors", "verify completed"], phases.Select(phase => $"{Word.Of(phase.Phase)} {Word.Of(phase.State)}"));
        Assert.Equal(PhaseState.Running, Assert.Single(reports.All[0]).State);
        Assert.Equal(phases.Select(phase => phase.ToString()), reports.All[^1].Select(phase => phase.ToString()));
        var rows = new List<RowStatus>();
        await foreach (var row in client.RowsAsync(import.Id, SampleImport.Tenant, Cancel))
        {
            rows.Add(row);
        }

        Assert.Equal(
            ["1 a_parse.json Inserted Ann 1", "2 a_parse.json Inserted Ann 2", "3 b_parse.json Rejected  "], rows.Select(row => $"{row.Row} {row.File} {row.Outcome} {row.Key["name"]} {row.Key["number"]}"));
        Assert.Equal(RowErrorCodes.NotARecord, Assert.Single(rows[2].Errors).Code);
        Assert.Equal(3, (await File.ReadAllLinesAsync(log, Cancel)).Count(line => !line.StartsWith('#')));

        await Database.ExecuteAsync("UPDATE licence SET status = 'Revoked' WHERE number = '2'");
        var verified = await client.VerifyAsync(import.Id, SampleImport.Tenant, Cancel);
        Assert.False(verified.IsClean);
        Assert.Equal(["1 written row is different in licence: row 2 (tag aug, name Ann, number 2)"], verified.Sentences);
        Assert.Equal(PhaseState.Failed, (await client.PhasesAsync(import.Id, SampleImport.Tenant, Cancel))[^1].State);
    }

    [Fact]
    public async Task A_file_that_is_no_debug_log_is_not_written_to()
    {
        _folder.WriteRecord("a", "Ann", null, "1 Active");
        var client = Application(inhaul => inhaul.AddProcessor<LicenceProcessor>());
        var asked = new ImportSubmission { Tenant = SampleImport.Tenant, DebugLog = _folder.At("a_parse.json") };

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => client.ImportFolderAsync("licence", _folder.Path, Options, asked, Cancel));

        Assert.Equal($"The file {_folder.At("a_parse.json")} is there and is no debug log; nothing is written to it. Name another file.", refusal.Message);
        Assert.Empty(await client.ListAsync(SampleImport.Tenant, cancellationToken: Cancel));
    }

    private Task<FolderImport> ImportAsync(ImportClient client) =>
        client.ImportFolderAsync("licence", _folder.Path, Options, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);

    private static async Task<string> RefusalOf(ImportClient client, string folder, FolderOptions options) =>
        (await Assert.ThrowsAsync<InvalidConfigurationException>(() => client.ImportFolderAsync("licence", folder, options, cancellationToken: Cancel))).Message;

    /// <summary>Keeps every report.</summary>
    private sealed class PhaseReports : IProgress<IReadOnlyList<PhaseStatus>>
    {
        public List<IReadOnlyList<PhaseStatus>> All { get; } = [];

        public void Report(IReadOnlyList<PhaseStatus> value) => All.Add(value);
    }
}
