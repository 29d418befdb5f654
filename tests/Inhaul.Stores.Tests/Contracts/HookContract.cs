using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The hooks of an import: each runs once, however many workers there are, and what it does counts only when it returns.</summary>
public abstract class HookContract : ProcessorTest
{
    private readonly ParcelFaults _faults = new();

    private protected HookContract(StoreUnderTest database) : base(database)
    {
    }

    private ImportClient Client => field ??= Application(4);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE parcel (id bigint PRIMARY KEY, town text NOT NULL)");
        await Database.ExecuteAsync("CREATE TABLE parcel_hook (hook text NOT NULL, parcels bigint NOT NULL, line bigint NOT NULL)");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Hooks_run_once_before_the_first_row_and_after_the_last(int workers)
    {
        var import = await ImportAsync(Application(workers), "parcel", Parcels(30));

        Assert.Equal((ImportState.Completed, 30L), (import.State, import.Rows.Inserted));
        Assert.Equal(["start|0|0", "success|30|0"], await HooksAsync());
        Assert.Equal([("start of parcel", null), ("success of parcel", (long?)null)], (await Client.LogAsync(import.Id, import.Tenant, Cancel)).Select(line => (line.Message, line.Row)));
    }

    [Fact]
    public async Task Hooks_run_once_for_several_processes()
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Parcels(30)));
        var submitted = await Client.SubmitAsync("parcel", stream, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Application(2)).Select(client => Task.Run(() => client.RunAsync(submitted.Id, submitted.Tenant, Cancel), Cancel)));

        Assert.Equal(ImportState.Completed, (await Client.FindAsync(submitted.Id, submitted.Tenant, Cancel))!.State);
        Assert.Equal(["start|0|0", "success|30|0"], await HooksAsync());
    }

    [Fact]
    public async Task An_import_without_rows_has_hooks_too()
    {
        var import = await ImportAsync(Client, "parcel", "id,town\n");

        Assert.Equal(ImportState.Completed, import.State);
        Assert.Equal(["start|0|0", "success|0|0"], await HooksAsync());
    }

    [Fact]
    public async Task A_start_hook_that_throws_pauses_the_import_before_its_first_row_and_leaves_no_trace()
    {
        _faults.AtStart = true;

        var paused = await ImportAsync(Client, "parcel", Parcels(5));

        Assert.Equal((ImportState.Paused, 5L), (paused.State, paused.Rows.Pending));
        Assert.Equal(
            "OnImportStartAsync of ParcelProcessor failed: InvalidOperationException: the depot is closed. Nothing of what failed was written. "
            + $"Once the cause is removed, go on with 'inhaul resume {paused.Id}'.", paused.Error);
        Assert.Empty(await HooksAsync());
        Assert.Equal(["error", "information"], (await Client.LogAsync(paused.Id, paused.Tenant, Cancel)).Select(line => line.Level));

        _faults.AtStart = false;
        Assert.Equal(ImportState.Completed, (await GoOnAsync(paused)).State);
        Assert.Equal(["start|0|0", "success|5|0"], await HooksAsync());
    }

    [Fact]
    public async Task A_completion_hook_that_throws_pauses_the_import_and_runs_again()
    {
        _faults.AtEnd = true;

        var paused = await ImportAsync(Client, "parcel", Parcels(5));

        Assert.Equal((ImportState.Paused, 5L), (paused.State, paused.Rows.Inserted));
        Assert.StartsWith("OnImportCompleteAsync of ParcelProcessor failed: IOException: the depot is closed", paused.Error, StringComparison.Ordinal);
        Assert.Equal(["start|0|0"], await HooksAsync());

        _faults.AtEnd = false;
        Assert.Equal(ImportState.Completed, (await GoOnAsync(paused)).State);
        Assert.Equal(["start|0|0", "success|5|0"], await HooksAsync());
    }

    [Fact]
    public async Task A_retry_that_decides_rows_anew_completes_anew_but_does_not_start_anew()
    {
        var import = await ImportAsync(Client, "parcel", "id,town\n1,Here\n2,Nowhere\n");
        Assert.Equal(ImportState.CompletedWithErrors, import.State);

        var corrections = new Dictionary<long, IReadOnlyDictionary<string, string>> { [2] = new Dictionary<string, string> { ["town"] = "There" } };
        await Client.CorrectAsync(import.Id, corrections, import.Tenant, Cancel);
        var ended = await Client.RunAsync(import.Id, import.Tenant, Cancel);

        Assert.Equal(ImportState.Completed, ended.State);
        Assert.Equal(["start|0|0", "errors|1|0", "success|2|0"], await HooksAsync());
    }

    [Fact]
    public async Task A_refused_import_is_failed_before_its_first_row_and_looked_at_again_when_it_is_submitted_again()
    {
        _faults.Refusal = "the depot of this tenant is not known";

        var refused = await ImportAsync(Client, "parcel", Parcels(5));

        Assert.Equal((ImportState.Failed, "the depot of this tenant is not known", 0L), (refused.State, refused.Error, refused.Rows.Inserted));
        Assert.Empty(await HooksAsync());

        _faults.Refusal = null;
        var again = await ImportAsync(Client, "parcel", Parcels(5));

        Assert.Equal((refused.Id, ImportState.Completed, 5L), (again.Id, again.State, again.Rows.Inserted));
        Assert.Equal(["start|0|0", "success|5|0"], await HooksAsync());
    }

    private static string Parcels(int count) => "id,town\n" + string.Concat(Enumerable.Range(1, count).Select(id => $"{id},Here\n"));

    private ImportClient Application(int workers) => Application(inhaul => inhaul
        .AddProcessor<ParcelProcessor>()
        .Configure(options => options with { Workers = workers, ChunkRows = 2 })
        .Services.AddSingleton(_faults));

    private async Task<ImportStatus> GoOnAsync(ImportStatus paused)
    {
        await Client.ResumeAsync(paused.Id, paused.Tenant, Cancel);
        return await Client.RunAsync(paused.Id, paused.Tenant, Cancel);
    }

    private Task<string[]> HooksAsync() => Database.LinesAsync("SELECT hook, parcels, line FROM parcel_hook ORDER BY parcels, hook");
}
