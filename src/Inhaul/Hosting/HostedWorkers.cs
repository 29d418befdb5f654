using Inhaul.Processing;
using Inhaul.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Inhaul.Hosting;

/// <summary>The workers of an application: they start and stop with it.</summary>
/// <param name="setup">What the application has configured.</param>
/// <param name="logger">Told of imports that end, and of trouble.</param>
internal sealed partial class HostedWorkers(InhaulSetup setup, ILogger<HostedWorkers> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = setup.Processors;
        var store = await setup.StoreAsync(cancellationToken);
        if (setup.Options.Workers > 0)
        {
            var report = new WorkerReport(Stopped, Said);
            var options = setup.WorkerOptions with { Poll = WorkerOptions.HostPoll };
            _work = Task.Run(() => WorkAsync(new WorkerHost(store, options, WorkerIdentity.Actor, report)), CancellationToken.None);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        try
        {
            await _work.WaitAsync(setup.Options.ShutdownTimeout, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            StillAtWork(logger);
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task WorkAsync(WorkerHost host)
    {
        try
        {
            await host.RunAsync(untilIdle: false, _stop.Token);
        }
        catch (Exception exception)
        {
            // Nobody waits for the workers before the application stops, and then nobody would know why imports stood still.
            Gone(logger, exception);
        }
    }

    private Task Stopped(ImportRecord import)
    {
        ImportStopped(logger, import.Id, import.Type, import.Tenant, import.State, import.Counts.Read, import.Counts.Refused);
        return Task.CompletedTask;
    }

    private Task Said(NewLogEntry entry)
    {
        Said(logger, entry.Level == "information" ? LogLevel.Information : LogLevel.Warning, entry.Message);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "Import {ImportId} of type {ImportType} of {Tenant} is {State}: {Rows} rows read, {Refused} refused.")]
    private static partial void ImportStopped(ILogger logger, Guid importId, string importType, string tenant, ImportState state, long rows, long refused);

    [LoggerMessage(LogLevel.Critical, "The workers have ended by themselves; nothing is imported until the application starts again.")]
    private static partial void Gone(ILogger logger, Exception exception);

    [LoggerMessage("{Message}")]
    private static partial void Said(ILogger logger, LogLevel level, string message);

    [LoggerMessage(LogLevel.Warning, "Imports were still at work when the application stopped; their claims expire and other workers take them over.")]
    private static partial void StillAtWork(ILogger logger);
}
