using Inhaul.Delivery;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>A worker of all imports of all tenants: each step is on the import whose turn it is.</summary>
/// <param name="store">The store.</param>
/// <param name="actor">The worker's name in the history, for people.</param>
/// <param name="options">How it works.</param>
/// <param name="imports">The imports that the process knows.</param>
/// <param name="turn">Whose turn it is, for all workers of the process.</param>
/// <param name="intakes">Takes over intakes that nobody does.</param>
/// <param name="reach">Knows which imports can be worked on here.</param>
internal sealed class HostedWorker(IImportStore store, string actor, WorkerOptions options, ImportsInWork imports, FairTurn turn, IntakeTakeover intakes, ImportReach reach)
{
    private const int FewestToFind = 64;

    private readonly DeliveryStep _step = new(store, WorkerIdentity.Next(), actor, options);
    private readonly DefectPause _defects = new(store, actor);
    private readonly BackOff _backOff = new(options.LongestBackOff);

    /// <summary>Works until it is stopped.</summary>
    /// <param name="outage">Told of times in which the infrastructure is away.</param>
    /// <param name="cancellationToken">Stops within a chunk: what is not committed is undone and the claim given back.</param>
    public async Task RunAsync(Outage outage, CancellationToken cancellationToken)
    {
        var signal = store.Work.Listen();
        var patience = new Patience(store, options.LongestBackOff);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var since = signal.Count;
            if (await patience.RunAsync(outage, () => WorkOnceAsync(cancellationToken), cancellationToken) == StepResult.NothingReady)
            {
                await signal.WaitAsync(since, options.Poll, cancellationToken);
            }
        }
    }

    /// <summary>Does one step on the first import in turn that there is something to do for.</summary>
    public async Task<StepResult> WorkOnceAsync(CancellationToken cancellationToken)
    {
        // Where many imports wait for something that only others have, those behind them are looked at, too.
        for (var limit = FewestToFind; ; limit *= 2)
        {
            var found = await store.Work.FindWorkAsync(limit, cancellationToken);
            var left = found.ToHashSet();
            while (left.Count > 0)
            {
                var key = turn.Next(left);
                left.Remove(key);
                if (await imports.FindAsync(key, cancellationToken) is { } work && await reach.CanWorkOnAsync(work.Import, cancellationToken) && await WorkOnAsync(work, cancellationToken) is var result and not StepResult.NothingReady)
                {
                    return result;
                }
            }

            if (found.Count < limit)
            {
                return StepResult.NothingReady;
            }
        }
    }

    private async Task<StepResult> WorkOnAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        var result = await StepAsync(work, cancellationToken);
        if (result == StepResult.Disturbed)
        {
            // One import may be in trouble alone, for example by a lock on its table; the next step is on another.
            await Task.Delay(_backOff.Next(), cancellationToken);
            await work.Outage.TellAsync(cancellationToken);
            return result;
        }

        _backOff.Reset();
        if (result == StepResult.NothingReady && work.Import.Phase == ImportPhase.Upload)
        {
            intakes.Offer(work);
        }

        return result == StepResult.Over ? await AfterAsync(work, cancellationToken) : result;
    }

    private async Task<StepResult> StepAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        try
        {
            return await _step.RunAsync(work, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever is wrong with this import, the others go on.
            await _defects.PauseAsync(work.Import, "The import could not be worked on", exception, cancellationToken);
            return StepResult.Disturbed;
        }
    }

    private async Task<StepResult> AfterAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        switch (work.Import.State)
        {
            case ImportState.Queued:
                var start = new StateChange(ImportState.Active, actor, "started") { From = ImportState.Queued };
                await store.TransitionAsync(work.Import.Tenant, work.Import.Id, start, cancellationToken);
                work.IsTouched = true;
                return StepResult.Delivered;
            case ImportState.Cancelling:
                // Others finish their chunks first.
                return StepResult.NothingReady;
            default:
                work.IsTouched |= ImportTransitions.IsEnd(work.Import.State);
                if (!work.Import.Options.VerifyWrites)
                {
                    await imports.ForgetIfStoppedAsync(work.Import);
                }

                return StepResult.Over;
        }
    }
}
