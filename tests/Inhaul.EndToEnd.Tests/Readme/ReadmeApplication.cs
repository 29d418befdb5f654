using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inhaul.EndToEnd.Tests.Readme;

/// <summary>The application of the readme: what it configures, and a host as small as can be, which starts and stops what is hosted.</summary>
internal sealed class ReadmeApplication : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ReadmeApplication(ServiceProvider services) => _services = services;

    /// <summary>Starts it.</summary>
    public static async Task<ReadmeApplication> StartAsync(string connectionString)
    {
        var builder = new Builder(new ServiceCollection());
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddTransient<CustomerUploads>();
        builder.Services.AddInhaul(inhaul => inhaul
            .UsePostgres(connectionString)                       // or .UseSqlite("inhaul.db")
            .AddProcessorsFrom<Program>());
        var application = new ReadmeApplication(builder.Services.BuildServiceProvider());
        foreach (var service in application._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return application;
    }

    /// <summary>A service of it.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }

    private sealed record Builder(IServiceCollection Services);

    private sealed class Program;
}
