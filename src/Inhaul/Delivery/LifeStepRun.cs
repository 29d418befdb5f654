using Inhaul.Diagnostics;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Does one step in the life of an import if it is due and nobody else does it: the code and the mark commit together.</summary>
/// <param name="store">The store.</param>
/// <param name="owner">The worker's name in its claims.</param>
/// <param name="options">How it works.</param>
internal sealed class LifeStepRun(IImportStore store, string owner, WorkerOptions options)
{
    private readonly LeaseReturn _leases = new(store, options.LongestBackOff);

    /// <summary>Does it.</summary>
    /// <param name="import">The import.</param>
    /// <param name="step">The step.</param>
    /// <param name="code">The code, which works in the step's transaction.</param>
    /// <param name="failed">Says what happens when the code fails by its own fault; the claim is given back afterwards.</param>
    /// <param name="cancellationToken">Stops; what is not committed is undone and the claim given back.</param>
    /// <returns>Whether it did anything, so that the import is worth another look.</returns>
    public async Task<bool> RunAsync(
        ImportRecord import, LifeStep step, Func<LifeClaim, ImportScope, CancellationToken, Task> code, Func<LifeClaim, Exception, Task> failed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await store.Life.ClaimAsync(import, step, owner, options.Lease, cancellationToken) is not { } claim)
        {
            return false;
        }

        try
        {
            await using var renewal = new LeaseRenewal(token => store.Life.RenewAsync(claim, options.Lease, token), options.Lease, cancellationToken);
            return await RunAsync(claim, code, renewal.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The lease was lost on the way: somebody else does the step now.
            await GiveBackAsync(claim, cancellationToken);
            return false;
        }
        catch (Exception exception) when (exception is OperationCanceledException || (exception is not ProcessorDefectException && store.Classify(exception) == ErrorClass.Infrastructure))
        {
            await GiveBackAsync(claim, cancellationToken);
            throw;
        }
        catch (Exception exception)
        {
            // Before the claim is given back: nobody shall take it up in between.
            await failed(claim, exception);
            await GiveBackAsync(claim, cancellationToken);
            return true;
        }
    }

    private async Task<bool> RunAsync(LifeClaim claim, Func<LifeClaim, ImportScope, CancellationToken, Task> code, CancellationToken cancellationToken)
    {
        await using var transaction = await store.Life.BeginAsync(claim, cancellationToken);
        if (transaction is null)
        {
            return false;
        }

        var scope = new ImportScope(transaction, claim.Import, claim.Attempt);
        try
        {
            await code(claim, scope, cancellationToken);
        }
        catch (Exception exception) when (exception is not ImportFailedException && !cancellationToken.IsCancellationRequested && !CodeTrouble.IsOfDatabase(exception, store.Classify))
        {
            throw new ProcessorDefectException($"{exception.GetType().Name}: {ErrorText.Of(exception)}", exception) { Said = scope.Log.Entries };
        }
        finally
        {
            scope.Close();
        }

        await transaction.LogAsync(scope.Log.Entries, cancellationToken);
        Failpoint.Hit(FailpointName.LifeBeforeCommit);
        var isDone = await transaction.CommitAsync(cancellationToken);
        Failpoint.Hit(FailpointName.LifeAfterCommit);
        return isDone;
    }

    private Task GiveBackAsync(LifeClaim claim, CancellationToken cancellationToken) => _leases.GiveBackAsync(token => store.Life.ReleaseAsync(claim, token), cancellationToken);
}
