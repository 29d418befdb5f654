using Inhaul.Attachments;
using Inhaul.Stores.Tests.Samples;
using Licenses;

namespace Inhaul.Stores.Tests;

/// <summary>A test of the sample that imports results of licence searches, as an application runs it.</summary>
public abstract class LicensesTest : ProcessorTest
{
    private const string Tag = "aug";
    private const int Screenshot = 17;
    private const string Table =
        """
        SELECT tag, search_name, search_state, license_number, search_timestamp, search_result_type, result_status, license_status, license_type, issue_date, expiration_date,
            pharmacy_name, street, suite, city, state, zip_code, screenshot, source_file
        FROM search_results
        """;

    private readonly string _place = Directory.CreateTempSubdirectory("inhaul-").FullName;

    private protected LicensesTest(StoreUnderTest database) : base(database)
    {
        Folder = new SampleFolder(Path.Combine(_place, "scrape"));
        Storage = new UnreliableFolder(Path.Combine(_place, "kept"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_place, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The folder.</summary>
    private protected SampleFolder Folder { get; }

    /// <summary>Where the pictures are stored.</summary>
    private protected UnreliableFolder Storage { get; }

    /// <summary>The path of something beside the folder.</summary>
    private protected string Beside(string name) => Path.Combine(_place, name);

    /// <summary>The application.</summary>
    private protected ImportClient Licenses(int workers = 1, int chunkRows = 25) => Application(inhaul => inhaul
        .UseAttachments(Storage)
        .AddProcessor<SearchResultsProcessor>()
        .Configure(options => options with { Workers = workers, ChunkRows = chunkRows }));

    /// <summary>Runs the application.</summary>
    private protected Task<FolderImport> RunAsync(ImportClient client) =>
        client.ImportFolderAsync("search_results", Folder.Path, SearchResultsProcessor.Folder(Tag), new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);

    /// <summary>The address of a picture of the folder.</summary>
    private protected string AddressOf(string picture) => ContentAddress.Of(ContentHash.OfFile(Folder.At(picture), Cancel).Sha256, picture).ToString();

    /// <summary>All that the table holds, in order; a screenshot, which has to be stored, by its path in the folder.</summary>
    private protected async Task<string[]> TableAsync()
    {
        var pictures = Directory.EnumerateFiles(Folder.Path, "*.png", SearchOption.AllDirectories).Where(file => new FileInfo(file).LinkTarget is null)
            .Select(file => Path.GetRelativePath(Folder.Path, file)).ToDictionary(AddressOf);
        var rows = await Database.QueryAsync(Table);
        Assert.All(rows, row => Assert.True(File.Exists(Path.Combine(Beside("kept"), row[Screenshot]!)), $"{row[Screenshot]} is not stored"));
        return [.. rows.Select(row => string.Join('|', row.Select((value, i) => i == Screenshot ? pictures[value!] : value ?? "∅"))).Order(StringComparer.Ordinal)];
    }

    /// <summary>The outcomes of an import, per record file.</summary>
    private protected async Task<string[]> OutcomesAsync(ImportStatus status)
    {
        var import = (await Store.FindAsync(status.Tenant, status.Id, Cancel))!;
        var outcomes = (await Store.ChunksAsync(import)).SelectMany(chunk => chunk.Outcomes).Select(outcome => Word.Of((RowOutcome)outcome)).ToList();
        var files = (await Store.FolderFilesAsync(status.Tenant, status.Type, Tag)).Where(file => file.Import.Id == status.Id).Select(file => file.File);
        return [.. files.OrderBy(file => file.FirstRow).Select(file => $"{file.Path}: {string.Join(' ', outcomes.Skip((int)file.FirstRow - 1).Take((int)file.RowCount))}")];
    }
}
