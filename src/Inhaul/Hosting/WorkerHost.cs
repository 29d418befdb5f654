using Inhaul.Delivery;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>A process of workers that work on all imports of all tenants of a store.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How many workers, and how they work.</param>
/// <param name="actor">Who runs them.</param>
/// <param name="report">Told what people should know.</param>
internal sealed class WorkerHost(IImportStore store, WorkerOptions options, string actor, WorkerReport report)
{
    /// <summary>How long a stopped process may take to tell of the imports that ended last.</summary>
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(2);

    /// <summary>Works until it is stopped, or until nothing is left to do.</summary>
    /// <param name="untilIdle">Whether to end when nothing is left to do.</param>
    /// <param name="cancellationToken">Stops within a chunk: claims are given back. To be stopped is a normal end.</param>
    public async Task RunAsync(bool untilIdle, CancellationToken cancellationToken)
    {
        var outage = new Outage(store, (entry, _) => report.Said(entry));
        var imports = new ImportsInWork(store, report);
        var intakes = new IntakeTakeover(store, actor, options);
        var reach = new ImportReach(store, options);
        var open = new OpenImports(store, actor, options, imports, intakes, reach);
        var turn = new FairTurn();
        var workers = Enumerable.Range(1, options.Workers).Select(number => new HostedWorker(store, $"{actor} (worker {number})", options, imports, turn, intakes, reach));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await SideBySide.RunAsync(
                end.Token,
                [
                    async stop =>
                    {
                        await open.RunAsync(untilIdle, outage, stop);
                        await end.CancelAsync();
                    },
                    intakes.RunAsync,
                    .. workers.Select(worker => (Func<CancellationToken, Task>)(stop => worker.RunAsync(outage, stop))),
                ]);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }

        await TellTheLastAsync(imports);
    }

    private async Task TellTheLastAsync(ImportsInWork imports)
    {
        using var soon = new CancellationTokenSource(LastWord);
        try
        {
            await imports.ForgetStoppedAsync([], _ => Task.CompletedTask, soon.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException || store.Classify(exception) == ErrorClass.Infrastructure)
        {
            // Whoever asks for them later finds them in the store.
        }
    }
}
