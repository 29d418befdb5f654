using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests;

/// <summary>A test of imports of a folder, with everything that the command does about them.</summary>
public abstract class FolderTest : ImportTest
{
    private const string Number = "search_result.licenses.license_number";

    private protected FolderTest(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Folder = new SampleFolder(PathOf("scrape"));
        Directory.CreateDirectory(PathOf("spools"));
    }

    /// <summary>The folder.</summary>
    private protected SampleFolder Folder { get; private set; } = null!;

    /// <summary>The spools that are there.</summary>
    private protected string[] Spools => Directory.GetDirectories(PathOf("spools"));

    /// <summary>Asks for the licences of the folder, by name and number.</summary>
    private protected FolderRequest Licences(FolderOptions? options = null, Func<ImportRequest, ImportRequest>? change = null)
    {
        var import = new ImportRequest
        {
            Inputs = [],
            Tenant = SampleImport.Tenant,
            Actor = SampleImport.Ann,
            Table = "licences",
            Key = ["name", "number"],
            Mappings = [.. ((string[])["metadata.pharmacy_name=name", $"{Number}=number", "search_result.licenses.license_status=status"]).Select(ColumnMapping.Parse)],
            Columns = [ColumnDecision.Parse("number:text")],
        };
        return FolderRequest.Of(Folder.Path, options ?? SampleFolder.Options, change is null ? import : change(import)) with
        {
            NewSpool = () => Fetching.SpoolFile.In(PathOf("spools"), "rows", ""),
        };
    }

    /// <summary>A run over the folder.</summary>
    private protected async Task<(FolderReport? Report, ImportRecord Import, ImportRecord? Continued)> RunAsync(FolderRequest request, IImportStore? store = null)
    {
        var submitter = Submitter(request, store);
        var continued = await submitter.ContinueAsync(open => RunAsync(open, store: store), Cancel);
        if (continued is not null && FolderSubmitter.IsHeldBack(continued))
        {
            return (null, continued, continued);
        }

        var planned = await submitter.PlanAsync(Cancel);
        if (!planned.HasRows)
        {
            return (planned.Report, planned.Last!, continued);
        }

        var submitted = await submitter.SubmitAsync(planned, new ImportProgress(), Cancel);
        var import = submitted.CanBeWorkedOn ? await RunAsync(submitted.Import, submitted.Intake, store: store) : submitted.Import;
        await submitter.CleanUpAsync(planned, submitted);
        return (planned.Report, import, continued);
    }

    /// <summary>What runs over the folder.</summary>
    private protected FolderSubmitter Submitter(FolderRequest request, IImportStore? store = null) => new(store ?? Store, request, TimeProvider.System);

    /// <summary>What the table holds.</summary>
    private protected async Task<string[]> TableAsync() => [.. await Database.LinesAsync("SELECT name, number, status, file, attachment FROM licences ORDER BY name, number, status")];

    /// <summary>What a report says, in short.</summary>
    private protected static (int Files, int Planned, int Unchanged, int Gone, int Read) Counts(FolderReport? report) =>
        (report!.Files, report.Planned, report.Unchanged, report.Gone, report.FilesRead);
}
