using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The workers of an application start and stop with it, and leave nothing behind that others would have to wait for.</summary>
public abstract class HostedWorkersContract : ProcessorTest
{
    private protected HostedWorkersContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE visit (id bigint PRIMARY KEY)");
    }

    [Fact]
    public async Task What_is_submitted_is_imported_in_the_background()
    {
        var application = Host(new Gate().Open());
        await StartAsync(application);

        var submitted = await SubmitAsync(application, 1, 2, 3);
        var ended = await Client(application).WaitAsync(submitted.Id, SampleImport.Tenant, Cancel);
        await StopAsync(application);

        Assert.Equal((ImportState.Completed, 3L), (ended.State, ended.Rows.Inserted));
        Assert.Equal(["1", "2", "3"], await Database.LinesAsync("SELECT id FROM visit ORDER BY id"));
    }

    [Fact]
    public async Task An_application_that_stops_gives_its_chunks_back_and_another_goes_on_at_once()
    {
        var gate = new Gate();
        var first = Host(gate);
        await StartAsync(first);

        // Not waited for: where a chunk holds the only connection, the call comes back when the chunk is given back.
        var submitting = SubmitAsync(first, 1, 2, 3);
        await gate.Reached.WaitAsync(Cancel);

        await StopAsync(first);
        var submitted = await submitting;

        Assert.Equal(["ready|∅|∅|0"], await Database.LinesAsync($"SELECT state, owner, lease_until, attempts FROM {Database.Ledger("chunk")}"));
        Assert.Empty(await Database.LinesAsync("SELECT id FROM visit"));
        var second = Host(new Gate().Open());
        await StartAsync(second);
        Assert.Equal(ImportState.Completed, (await Client(second).WaitAsync(submitted.Id, SampleImport.Tenant, Cancel)).State);
        await StopAsync(second);
        Assert.Equal(["1", "2", "3"], await Database.LinesAsync("SELECT id FROM visit ORDER BY id"));
    }

    [Fact]
    public async Task An_application_without_workers_only_takes_imports_in()
    {
        var application = Host(new Gate().Open(), workers: 0);
        await StartAsync(application);

        var submitted = await SubmitAsync(application, 1, 2);
        await StopAsync(application);

        Assert.Equal((ImportState.Active, 2L), (submitted.State, submitted.Rows.Pending));
    }

    [Fact]
    public async Task A_wrong_configuration_keeps_the_application_from_starting()
    {
        var application = Services(inhaul => inhaul.AddProcessor<VisitProcessor>());
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => StartAsync(application));
        Assert.Equal("Inhaul.Stores.Tests.Processors.VisitProcessor needs Gate, which is no service of the application. Add it, for example services.AddScoped<Gate>(…).", refusal.Message);
    }

    private ServiceProvider Host(Gate gate, int workers = 2) => Services(inhaul => inhaul
        .AddProcessor<VisitProcessor>()
        .Configure(options => options with { Workers = workers })
        .Services.AddSingleton(gate));

    private static ImportClient Client(ServiceProvider application) => application.GetRequiredService<ImportClient>();

    private static async Task<ImportStatus> SubmitAsync(ServiceProvider application, params long[] visits) =>
        await Client(application).SubmitAsync("visit", visits.Select(id => new Visit(id)), new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);

    private static async Task StartAsync(ServiceProvider application)
    {
        foreach (var service in application.GetServices<IHostedService>())
        {
            await service.StartAsync(Cancel);
        }
    }

    private static async Task StopAsync(ServiceProvider application)
    {
        foreach (var service in application.GetServices<IHostedService>())
        {
            await service.StopAsync(Cancel);
        }
    }
}
