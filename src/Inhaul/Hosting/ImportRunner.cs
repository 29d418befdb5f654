using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>Does the work of one import in this process: the intake loop and the workers side by side, until it ends or stops.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
internal sealed class ImportRunner(IImportStore store, WorkerOptions options)
{
    /// <summary>Runs an import to where it ends, pauses or is cancelled.</summary>
    /// <param name="import">The import.</param>
    /// <param name="prepared">What the first look found; null when the import was submitted before.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="actor">Who runs it.</param>
    /// <param name="cancellationToken">Stops soon; what is committed stays, and the import can be resumed.</param>
    /// <returns>The import as it is at the end.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InvalidConfigurationException">The rest of the input cannot be read any more; the import can be resumed once it can.</exception>
    public async Task<ImportRecord> RunAsync(ImportRecord import, PreparedIntake? prepared, ImportProgress progress, string actor, CancellationToken cancellationToken)
    {
        await StartAsync(import, actor, cancellationToken);
        progress.RowTotal = import.RowTotal;
        progress.Settled(import.Counts with { Pending = 0 });
        await store.Work.ReleaseDeadAsync(import, WorkerIdentity.IsDead, cancellationToken);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var intake = new IntakeLoop(store, WorkerIdentity.Next(), options, progress);
        var workers = Enumerable.Range(1, options.Workers).Select(worker => new DeliveryLoop(store, WorkerIdentity.Next(), $"{actor} (worker {worker})", options, progress));
        Task[] loops =
        [
            StopOthersOnError(Task.Run(() => intake.RunAsync(import, prepared, stop.Token), stop.Token), stop),
            .. workers.Select(worker => StopOthersOnError(Task.Run(() => worker.RunAsync(import, stop.Token), stop.Token), stop)),
        ];
        try
        {
            await AllAsync(loops);
        }
        catch (ImportFailedException failure)
        {
            await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Failed, actor, failure.Message, failure.Message), CancellationToken.None);
        }

        return await store.EndIfDoneAsync(import, actor, cancellationToken);
    }

    private async Task StartAsync(ImportRecord import, string actor, CancellationToken cancellationToken)
    {
        if (import.State is ImportState.Queued or ImportState.Failed)
        {
            var reason = import.State == ImportState.Queued ? "started" : "the same import was asked for again";

            // Somebody may have started, paused or even finished it since; then it is not to be started once more.
            await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Active, actor, reason) { From = import.State }, cancellationToken);
        }
        else if (import.Liveness == Liveness.Interrupted)
        {
            await store.LogAsync(
                import, new NewLogEntry("information", $"resumed by {actor} after an interruption, with {import.Counts.Read - import.Counts.Pending} rows done"), cancellationToken);
        }
    }

    private static async Task StopOthersOnError(Task task, CancellationTokenSource stop)
    {
        try
        {
            await task;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await stop.CancelAsync();
            throw;
        }
    }

    /// <summary>Waits for all; of several errors the one that stopped the others is thrown, not the cancellation it caused.</summary>
    private static async Task AllAsync(IReadOnlyList<Task> tasks)
    {
        var all = Task.WhenAll(tasks);
        try
        {
            await all;
        }
        catch (Exception) when (all.Exception is { } errors && errors.InnerExceptions.FirstOrDefault(error => error is not OperationCanceledException) is not null)
        {
            var cause = errors.InnerExceptions.First(error => error is not OperationCanceledException);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
        }
    }
}
