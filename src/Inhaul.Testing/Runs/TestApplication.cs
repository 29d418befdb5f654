using Inhaul.Hosting;
using Inhaul.Processing;
using Inhaul.Stores;
using Inhaul.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inhaul.Testing.Runs;

/// <summary>An application on a test's database, as a host would have it, but without workers of its own: imports run when the test says so.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestApplication(ServiceProvider services, IImportStore store)
    {
        _services = services;
        Store = store;
    }

    /// <summary>The store.</summary>
    public IImportStore Store { get; }

    /// <summary>What the application does with imports.</summary>
    public ImportClient Client => _services.GetRequiredService<ImportClient>();

    /// <summary>The processor of an import type.</summary>
    public ProcessorPlan Plan(string type) => _services.GetRequiredService<InhaulSetup>().Processors.Find(type)!;

    /// <summary>Starts an application.</summary>
    /// <param name="database">The database.</param>
    /// <param name="folder">Where it keeps files.</param>
    /// <param name="configure">Adds processors and what they need.</param>
    /// <param name="wrap">What stands between the application and its store; null for nothing.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="InvalidConfigurationException">Something is wrong with the configuration, or the store cannot be opened.</exception>
    public static async Task<TestApplication> StartAsync(
        ITestDatabase database, string folder, Action<InhaulBuilder> configure, Func<IImportStore, IImportStore>? wrap, CancellationToken cancellationToken)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        collection.AddInhaul(inhaul =>
        {
            inhaul.Configure(options => options with { Workers = 1, SpoolFolder = folder, Gate = new ProcessorGate() });
            configure(inhaul);
            inhaul.UseStore(OpenAsync);
        });
        var services = collection.BuildServiceProvider();
        try
        {
            return new TestApplication(services, await services.GetRequiredService<InhaulSetup>().StoreAsync(cancellationToken));
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }

        async Task<IImportStore> OpenAsync(CancellationToken token)
        {
            var store = await database.OpenStoreAsync(token);
            return wrap is null ? store : wrap(store);
        }
    }

    /// <summary>Runs a submitted import to where it ends or pauses, and reads what became of it.</summary>
    public async Task<TestImport> RunAsync(ImportStatus submitted, CancellationToken cancellationToken) =>
        await ReadAsync(await Client.RunAsync(submitted.Id, submitted.Tenant, cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<TestImport> ReadAsync(ImportStatus status, CancellationToken cancellationToken)
    {
        var results = new List<RowTarget>();
        await foreach (var result in Client.ResultsAsync(status.Id, status.Tenant, cancellationToken))
        {
            results.Add(result);
        }

        return new TestImport
        {
            Status = status,
            Rows = await RowsAsync(status, cancellationToken),
            Log = await Client.LogAsync(status.Id, status.Tenant, cancellationToken),
            Results = results,
        };
    }

    private async Task<IReadOnlyList<TestRow>> RowsAsync(ImportStatus status, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<long, IReadOnlyList<RowError>>();
        await foreach (var refused in Client.RefusedRowsAsync(status.Id, status.Tenant, cancellationToken))
        {
            errors.Add(refused.Row, refused.Errors);
        }

        var import = await Store.FindAsync(status.Tenant, status.Id, cancellationToken);
        var rows = new List<TestRow>();
        await foreach (var chunk in Store.ReadAllChunksAsync(import!, cancellationToken))
        {
            for (var i = 0; i < chunk.Outcomes.Length; i++)
            {
                var row = chunk.Position.FirstRow + i;
                rows.Add(new TestRow(row, (RowOutcome)chunk.Outcomes[i], errors.GetValueOrDefault(row, [])));
            }
        }

        return rows;
    }
}
