using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// The steps in the life of a processor's import besides its rows, done by whichever worker comes to them first: the start before
/// the first row, the completion after the last.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="owner">The worker's name in its claims.</param>
/// <param name="actor">The worker's name in the history, for people.</param>
/// <param name="options">How it works.</param>
internal sealed class ImportLife(IImportStore store, string owner, string actor, WorkerOptions options)
{
    private readonly DefectPause _defects = new(store, actor);
    private readonly LeaseReturn _leases = new(store, options.LongestBackOff);

    /// <summary>Does what has to be done before the first row.</summary>
    /// <returns>Whether it is done, by this worker or another, so that rows may be processed.</returns>
    public async Task<bool> StartAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        if (work.Import.HasStarted || work.Import.Options.Processor is null || options.Processors.PlanOf(work.Import) is not { HasStart: true } plan)
        {
            return true;
        }

        if (!await DoAsync(work.Import, LifeStep.Start, plan, StartAsync, cancellationToken))
        {
            work.Import = await store.FindAsync(work.Import.Tenant, work.Import.Id, cancellationToken) ?? work.Import;
            return work.Import.HasStarted;
        }

        work.Import = work.Import with { HasStarted = true };
        return true;
    }

    /// <summary>Does what has to be done after the last row.</summary>
    /// <param name="work">An import all of whose rows are decided.</param>
    /// <param name="cancellationToken">Stops; what is not committed is undone and the claim given back.</param>
    /// <returns>Whether this worker did anything, so that the import is worth another look.</returns>
    public async Task<bool> CompleteAsync(ImportInWork work, CancellationToken cancellationToken) =>
        work.Import is { IsDecided: true, IsLoaded: false, Options.Processor: not null }
        && await DoAsync(work.Import, LifeStep.Complete, options.Processors.PlanOf(work.Import)!, CompleteAsync, cancellationToken);

    private static async Task StartAsync(Processor processor, ImportScope scope, CancellationToken cancellationToken)
    {
        var context = new ImportContext(scope);
        if (await processor.ValidatesImport(context, cancellationToken) is { } problem)
        {
            throw new ImportFailedException(problem);
        }

        await processor.ImportStarts(context, cancellationToken);
    }

    private static Task CompleteAsync(Processor processor, ImportScope scope, CancellationToken cancellationToken) =>
        processor.ImportCompletes(new ImportContext(scope), scope.Import.Counts.Refused == 0, cancellationToken);

    /// <summary>Does a step if it is due and nobody else does it.</summary>
    /// <returns>Whether it is done.</returns>
    private async Task<bool> DoAsync(
        ImportRecord import, LifeStep step, ProcessorPlan plan, Func<Processor, ImportScope, CancellationToken, Task> code, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await store.Life.ClaimAsync(import, step, owner, options.Lease, cancellationToken) is not { } claim)
        {
            return false;
        }

        try
        {
            await using var renewal = new LeaseRenewal(token => store.Life.RenewAsync(claim, options.Lease, token), options.Lease, cancellationToken);
            return await DoAsync(claim, plan, code, renewal.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The lease was lost on the way: somebody else does the step now.
            await GiveBackAsync(claim, cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException || store.Classify(exception) == ErrorClass.Infrastructure)
        {
            await GiveBackAsync(claim, cancellationToken);
            throw;
        }
        catch (ImportFailedException failure)
        {
            var change = new StateChange(ImportState.Failed, actor, failure.Message, failure.Message) { From = ImportState.Active };
            await store.TransitionAsync(import.Tenant, import.Id, change, cancellationToken);
        }
        catch (Exception exception)
        {
            // Paused first: nobody shall take the claim up in between.
            await _defects.PauseAsync(import, $"{(step == LifeStep.Start ? "OnImportStartAsync" : "OnImportCompleteAsync")} of {plan.Class.Name} failed", exception, cancellationToken);
            await GiveBackAsync(claim, cancellationToken);
        }

        return false;
    }

    private async Task<bool> DoAsync(LifeClaim claim, ProcessorPlan plan, Func<Processor, ImportScope, CancellationToken, Task> code, CancellationToken cancellationToken)
    {
        await using var transaction = await store.Life.BeginAsync(claim, cancellationToken);
        if (transaction is null)
        {
            return false;
        }

        var scope = new ImportScope(transaction, claim.Import, claim.Attempt);
        try
        {
            await using var instance = options.Processors.Open(plan);
            await code(instance.Processor, scope, cancellationToken);
        }
        catch (Exception exception) when (exception is not ImportFailedException && !cancellationToken.IsCancellationRequested && store.Classify(exception) != ErrorClass.Infrastructure)
        {
            throw new ProcessorDefectException($"{exception.GetType().Name}: {ErrorText.Of(exception)}", exception) { Said = scope.Log.Entries };
        }
        finally
        {
            scope.Close();
        }

        await transaction.LogAsync(scope.Log.Entries, cancellationToken);
        return await transaction.CommitAsync(cancellationToken);
    }

    private Task GiveBackAsync(LifeClaim claim, CancellationToken cancellationToken) => _leases.GiveBackAsync(token => store.Life.ReleaseAsync(claim, token), cancellationToken);
}
