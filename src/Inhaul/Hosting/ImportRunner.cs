using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>Does the work of one import in this process: the intake loop and the workers side by side, until it ends or stops.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
internal sealed class ImportRunner(IImportStore store, WorkerOptions options)
{
    private readonly Patience _patience = new(store, options.LongestBackOff);

    /// <summary>Whether what was written is verified at the end, also when the import did not ask for it.</summary>
    public bool VerifiesWrites { get; init; }

    /// <summary>Runs an import to where it ends, pauses or is cancelled.</summary>
    /// <param name="import">The import.</param>
    /// <param name="prepared">What the first look found; null when the import was submitted before.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="actor">Who runs it.</param>
    /// <param name="cancellationToken">Stops soon; what is committed stays, and the import can be resumed.</param>
    /// <returns>The import as it is at the end.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InvalidConfigurationException">The rest of the input cannot be read any more; the import can be resumed once it can. Or it is tracked.</exception>
    public async Task<ImportRecord> RunAsync(ImportRecord import, PreparedIntake? prepared, ImportProgress progress, string actor, CancellationToken cancellationToken)
    {
        import.RequireEngine("worked on here");
        var work = new ImportInWork(store, import, progress);
        await _patience.RunAsync(work.Outage, () => StartAsync(import, actor, cancellationToken), cancellationToken);
        progress.Begun(await _patience.RunAsync(work.Outage, () => PhaseFacts.ReadAsync(store, import, cancellationToken), cancellationToken));

        var intake = new IntakeLoop(store, WorkerIdentity.Next(), options, progress);
        try
        {
            await SideBySide.RunAsync(
                cancellationToken,
                [stop => intake.RunAsync(import, prepared, work.Outage, stop), .. Deliveries(work, progress, actor)]);
        }
        catch (ImportFailedException failure)
        {
            await FailAsync(import, work.Outage, actor, failure, cancellationToken);
        }

        var ended = await _patience.RunAsync(work.Outage, () => store.EndIfDoneAsync(import, actor, cancellationToken), cancellationToken);
        await work.Outage.CloseAsync(cancellationToken);
        await VerifyIfAskedAsync(ended, progress, cancellationToken);
        return ended;
    }

    /// <summary>
    /// Verifies what an import has written, once it is over: when this runner is to, or the import asks for it and nobody has done it yet. Nothing is left to do
    /// then, so that the phases are told as the store has them.
    /// </summary>
    /// <param name="import">The import as it is now.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Stops; it is done by the next run.</param>
    public async Task VerifyIfAskedAsync(ImportRecord import, ImportProgress progress, CancellationToken cancellationToken)
    {
        var isOver = import is { State: ImportState.Completed or ImportState.CompletedWithErrors, IsTracked: false };
        if (isOver && !options.IsRehearsal && (VerifiesWrites || await WriteVerification.IsDueAsync(store, import, cancellationToken)))
        {
            await new WriteVerification(store, options.Attachments).RunAsync(import, progress.Verified, cancellationToken);
        }

        progress.Ended(await PhaseList.ReadAsync(store, import, cancellationToken));
    }

    /// <summary>Brings an import's rows into the store, and leaves their delivery to the workers.</summary>
    /// <param name="import">The import.</param>
    /// <param name="prepared">What the first look found; null when the import was submitted before.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Stops between chunks; what is kept stays.</param>
    /// <exception cref="InvalidConfigurationException">The rest of the input cannot be read any more.</exception>
    public async Task BringInAsync(ImportRecord import, PreparedIntake? prepared, string actor, CancellationToken cancellationToken)
    {
        var outage = Outage.Of(store, import);
        await _patience.RunAsync(outage, () => StartAsync(import, actor, cancellationToken), cancellationToken);
        try
        {
            await new IntakeLoop(store, WorkerIdentity.Next(), options, new ImportProgress()).RunAsync(import, prepared, outage, cancellationToken);
        }
        catch (ImportFailedException failure)
        {
            await FailAsync(import, outage, actor, failure, cancellationToken);
        }

        await outage.CloseAsync(cancellationToken);
    }

    private Task<ImportRecord?> FailAsync(ImportRecord import, Outage outage, string actor, ImportFailedException failure, CancellationToken cancellationToken) => _patience.RunAsync(
        outage, () => store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Failed, actor, failure.Message, failure.Message), cancellationToken), cancellationToken);

    private IEnumerable<Func<CancellationToken, Task>> Deliveries(ImportInWork work, ImportProgress progress, string actor)
    {
        if (options.Workers == 0)
        {
            return [stop => new ImportWatch(store, actor, options, progress).RunAsync(work, stop)];
        }

        var told = options with { Attached = progress.Attached };
        var steps = Enumerable.Range(1, options.Workers).Select(worker => new DeliveryStep(store, WorkerIdentity.Next(), $"{actor} (worker {worker})", told));
        return steps.Select(step => new DeliveryLoop(store, step, options)).Select(loop => (Func<CancellationToken, Task>)(stop => loop.RunAsync(work, stop)));
    }

    private async Task<bool> StartAsync(ImportRecord import, string actor, CancellationToken cancellationToken)
    {
        if (import.State is ImportState.Queued or ImportState.Failed)
        {
            var reason = import.State == ImportState.Queued ? "started" : "the same import was asked for again";

            // Somebody may have started, paused or even finished it since; then it is not to be started once more.
            await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Active, actor, reason) { From = import.State }, cancellationToken);
        }
        else if (import.Liveness == Liveness.Interrupted && await IsBegunAsync(import, cancellationToken))
        {
            await store.LogAsync(
                import, new NewLogEntry("information", $"resumed by {actor} after an interruption, with {import.Counts.Read - import.Counts.Pending} rows done"), cancellationToken);
        }

        await store.Work.ReleaseDeadAsync(import, WorkerIdentity.IsDead, cancellationToken);
        return true;
    }

    /// <summary>Whether anybody has worked on it: rows that were submitted a moment ago wait to be delivered, too.</summary>
    private async Task<bool> IsBegunAsync(ImportRecord import, CancellationToken cancellationToken) =>
        import.Phase == ImportPhase.Upload || (await store.ReadChunksAsync(import, 0, 1, cancellationToken)).Any(chunk => chunk.Attempts > 0);
}
