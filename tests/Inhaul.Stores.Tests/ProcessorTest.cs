using Inhaul.Stores.Tests.Samples;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inhaul.Stores.Tests;

/// <summary>A test of processors as an application has them: configured as services, used by the client.</summary>
public abstract class ProcessorTest : StoreTest
{
    private readonly List<ServiceProvider> _applications = [];
    private readonly string _spool = Path.Combine(Path.GetTempPath(), $"inhaul-{Guid.NewGuid():N}");

    private protected ProcessorTest(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var application in _applications)
        {
            await application.DisposeAsync();
        }

        await base.DisposeAsync();
        if (Directory.Exists(_spool))
        {
            Directory.Delete(_spool, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The client of an application.</summary>
    private protected ImportClient Application(Action<InhaulBuilder> configure) => Services(configure).GetRequiredService<ImportClient>();

    /// <summary>The services of an application, as a host would have them.</summary>
    private protected ServiceProvider Services(Action<InhaulBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddInhaul(inhaul =>
        {
            inhaul.UseStore(_ => Database.ConnectAsync()).Configure(options => options with { Workers = 2, SpoolFolder = _spool });
            configure(inhaul);
        });
        _applications.Add(services.BuildServiceProvider());
        return _applications[^1];
    }

    /// <summary>Submits CSV and runs the import to where it ends or pauses.</summary>
    private protected static async Task<ImportStatus> ImportAsync(ImportClient client, string type, string csv)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
        var submitted = await client.SubmitAsync(type, stream, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);
        return await client.RunAsync(submitted.Id, SampleImport.Tenant, Cancel);
    }

    /// <summary>The errors of the rows that are refused, one line each: row, column, code, message.</summary>
    private protected static async Task<List<string>> ErrorsAsync(ImportClient client, ImportStatus import)
    {
        var lines = new List<string>();
        await foreach (var row in client.RefusedRowsAsync(import.Id, SampleImport.Tenant, Cancel))
        {
            lines.AddRange(row.Errors.Select(error => $"{error.Row} {error.Column ?? "-"} {error.Code}: {error.Message}"));
        }

        return lines;
    }
}
