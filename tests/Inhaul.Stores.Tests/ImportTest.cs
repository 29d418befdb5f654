using Inhaul.Delivery;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Sources;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Stores;

namespace Inhaul.Stores.Tests;

/// <summary>A test of whole imports: real files through submission, intake and delivery into the store.</summary>
public abstract class ImportTest : StoreTest
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"inhaul-{Guid.NewGuid():N}");

    private protected ImportTest(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The path of a file of this test.</summary>
    private protected string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes a file of lines.</summary>
    private protected string Write(string name, params IEnumerable<string> lines)
    {
        File.WriteAllText(PathOf(name), string.Concat(lines.Select(line => line + "\n")));
        return PathOf(name);
    }

    /// <summary>Asks for an import into the table people with the key id.</summary>
    private protected static ImportRequest Request(params string[] paths) =>
        new() { Inputs = [.. paths.Select(InputFile.At)], Tenant = SampleImport.Tenant, Actor = SampleImport.Ann, Table = "people", Key = ["id"] };

    /// <summary>How tests work: leases that nobody waits for, and short waits.</summary>
    private protected static WorkerOptions Options(int workers = 1) =>
        new() { Workers = workers, Poll = TimeSpan.FromMilliseconds(5), LongestBackOff = TimeSpan.FromMilliseconds(50) };

    /// <summary>Submits a request.</summary>
    private protected async Task<Submission> SubmitAsync(ImportRequest request, IImportStore? store = null) =>
        await new Submitter(store ?? Store).SubmitAsync(request, await Submitter.InspectAsync(request, Cancel), new ImportProgress(), Cancel);

    /// <summary>Runs an import to where it ends or stops.</summary>
    private protected Task<ImportRecord> RunAsync(ImportRecord import, PreparedIntake? intake = null, int workers = 1, IImportStore? store = null) =>
        new ImportRunner(store ?? Store, Options(workers)).RunAsync(import, intake, new ImportProgress(), SampleImport.Ann, Cancel);

    /// <summary>Submits a request and runs it to where it ends or stops.</summary>
    private protected async Task<ImportRecord> ImportAsync(ImportRequest request, int workers = 1, IImportStore? store = null)
    {
        var submission = await SubmitAsync(request, store);
        Assert.Equal(SubmissionKind.New, submission.Kind);
        return await RunAsync(submission.Import, submission.Intake, workers, store);
    }

    /// <summary>Verifies an import.</summary>
    private protected async Task<VerificationReport> VerifyAsync(ImportRecord import) => await new Verifier(Store).VerifyAsync(await Store.NowAsync(import), Cancel);

    /// <summary>Asserts that every row is accounted for and the target holds what was written.</summary>
    private protected async Task AssertCleanAsync(ImportRecord import)
    {
        var report = await VerifyAsync(import);
        Assert.True(report.IsClean, string.Join("; ", report.Problems.Concat(report.Examples)));
        Assert.Equal(import.RowTotal, report.Counts.Read);
        Assert.Equal((await Store.NowAsync(import)).Counts, report.Counts);
    }

    /// <summary>The outcome of every row, in order.</summary>
    private protected async Task<RowOutcome[]> OutcomesAsync(ImportRecord import) =>
        [.. (await Store.ChunksAsync(import)).SelectMany(chunk => chunk.Outcomes).Select(outcome => (RowOutcome)outcome)];
}
