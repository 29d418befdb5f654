using Inhaul.Diagnostics;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>One worker: claims chunks of an import and delivers them until nothing is left, or the import is not to go on.</summary>
/// <param name="store">The store.</param>
/// <param name="owner">The worker's name in its claims.</param>
/// <param name="actor">The worker's name in the history, for people.</param>
/// <param name="options">How it works.</param>
/// <param name="progress">Told what was settled.</param>
internal sealed class DeliveryLoop(IImportStore store, string owner, string actor, DeliveryOptions options, ImportProgress progress)
{
    private readonly ChunkDelivery _delivery = new(store);
    private readonly Patience _patience = new(store, options.LongestBackOff);
    private bool _isLimitChecked;

    /// <summary>Works until the import has ended, is paused or cancelled.</summary>
    /// <param name="import">The import.</param>
    /// <param name="cancellationToken">Stops within a chunk: what is not committed is undone and the claim given back.</param>
    public async Task RunAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        while (await _patience.RunAsync(import, () => WorkOnceAsync(import, cancellationToken), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> WorkOnceAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        if (!_isLimitChecked)
        {
            // Whoever refused one row too many may have died before it could pause the import.
            await PauseWhenTooManyAreRefusedAsync(import, cancellationToken);
            _isLimitChecked = true;
        }

        var claim = await store.Work.ClaimAsync(import, owner, options.Lease, cancellationToken);
        if (claim is null)
        {
            // The last rows may have been refused by another worker that is about to pause the import: it must not end before.
            await PauseWhenTooManyAreRefusedAsync(import, cancellationToken);
            var now = await store.EndIfDoneAsync(import, actor, cancellationToken);
            if (now.State != ImportState.Active)
            {
                return false;
            }

            await Task.Delay(options.Poll, cancellationToken);
            await store.Work.ReleaseDeadAsync(import, WorkerIdentity.IsDead, cancellationToken);
            return true;
        }

        Failpoint.Hit(FailpointName.ClaimAfterCommit);
        return await DeliverAsync(claim, cancellationToken);
    }

    private async Task<bool> DeliverAsync(ChunkClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            RowCounts? settled;
            await using (var renewal = new LeaseRenewal(store.Work, claim, options.Lease, cancellationToken))
            {
                settled = await _delivery.DeliverAsync(claim, renewal.Token);
            }

            if (settled is not null)
            {
                progress.Settled(settled);
                _isLimitChecked = settled.Refused == 0;
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The lease was lost on the way: somebody else has the chunk now, and the fence kept this attempt out.
            return true;
        }
        catch (Exception exception)
        {
            var isCode = exception is not OperationCanceledException && store.Classify(exception) != ErrorClass.Infrastructure;
            await store.Work.ReleaseAsync(claim, keepAttempt: isCode, CancellationToken.None);
            if (!isCode)
            {
                throw;
            }

            await PauseForDefectAsync(claim, exception, cancellationToken);
            return false;
        }
    }

    private async Task PauseWhenTooManyAreRefusedAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        if (import.Options.MaxErrors is not { } most)
        {
            return;
        }

        var now = await store.FindAsync(import.Tenant, import.Id, cancellationToken);
        if (now is not null && now.Counts.Refused - options.AcceptedErrors > most)
        {
            var reason = $"{now.Counts.Refused} rows were refused, more than the {most} that are accepted. "
                + $"See them with 'inhaul errors {import.Id}', then go on with 'inhaul resume {import.Id}'.";
            await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Paused, actor, reason, reason), cancellationToken);
        }
    }

    private async Task PauseForDefectAsync(ChunkClaim claim, Exception exception, CancellationToken cancellationToken)
    {
        var reason = $"Chunk {claim.Chunk.Number} (from row {claim.Chunk.Position.FirstRow}) could not be processed: {exception.Message} "
            + $"Nothing of it was written. Once the cause is removed, go on with 'inhaul resume {claim.Import.Id}'.";
        await store.LogAsync(claim.Import, new NewLogEntry("error", reason, exception.ToString()), cancellationToken);
        await store.TransitionAsync(claim.Import.Tenant, claim.Import.Id, new StateChange(ImportState.Paused, actor, reason, reason), cancellationToken);
    }
}
