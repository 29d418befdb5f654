using System.Diagnostics;
using Inhaul.Diagnostics;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// One step of a worker on an import: claim a chunk and deliver it, or end or pause the import when there is none. Every
/// worker works by such steps, whether it is there for one import or for all of them.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="owner">The worker's name in its claims.</param>
/// <param name="actor">The worker's name in the history, for people.</param>
/// <param name="options">How it works.</param>
internal sealed class DeliveryStep(IImportStore store, string owner, string actor, WorkerOptions options)
{
    private readonly ChunkDelivery _delivery = new(store, options);
    private readonly LeaseReturn _leases = new(store, options.LongestBackOff);
    private readonly ImportEnding _ending = new(store, actor);
    private readonly ImportLife _life = new(store, owner, actor, options);
    private readonly DefectPause _defects = new(store, actor);

    /// <summary>Does one step.</summary>
    /// <param name="work">The import.</param>
    /// <param name="cancellationToken">Stops within a chunk: what is not committed is undone and the claim given back.</param>
    public async Task<StepResult> RunAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ClaimAndDeliverAsync(work, cancellationToken);
            if (result is StepResult.Delivered or StepResult.Over)
            {
                await work.Outage.EndAsync(this, cancellationToken);
            }

            return result;
        }
        catch (Exception exception) when (IsInfrastructure(exception))
        {
            work.Outage.Begin(this, exception);
            return StepResult.Disturbed;
        }
    }

    private async Task<StepResult> ClaimAndDeliverAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        await work.CheckRefusedAsync(() => _ending.PauseWhenTooManyAreRefusedAsync(work.Import, cancellationToken));
        if (await _life.StartAsync(work, cancellationToken) && await ClaimAsync(work, cancellationToken) is { } claim)
        {
            Failpoint.Hit(FailpointName.ClaimAfterCommit);
            return await DeliverAsync(work, claim, cancellationToken);
        }

        work.Import = await _ending.EndIfDoneAsync(work.Import, cancellationToken);
        if (await _life.FinishAsync(work, cancellationToken))
        {
            return StepResult.Delivered;
        }

        if (work.Import.State is ImportState.Active or ImportState.Cancelling)
        {
            await store.Work.ReleaseDeadAsync(work.Import, WorkerIdentity.IsDead, cancellationToken);
        }

        return work.Import.State == ImportState.Active ? StepResult.NothingReady : StepResult.Over;
    }

    private async Task<ChunkClaim?> ClaimAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var stop = new LateStop(cancellationToken);
            return await store.Work.ClaimAsync(work.Import, owner, options.Lease, stop.Token);
        }
        catch (Exception exception) when (IsInfrastructure(exception))
        {
            // Perhaps the claim was committed and only its answer lost; nobody could have the chunk until the lease expires.
            work.Outage.Begin(this, exception);
            await _leases.GiveBackAsync(token => store.Work.ReleaseUnheardAsync(work.Import, owner, token), cancellationToken);
            throw;
        }
    }

    private async Task<StepResult> DeliverAsync(ImportInWork work, ChunkClaim claim, CancellationToken cancellationToken)
    {
        using var trace = Traces.Chunk(claim.Import.Type, claim.Import.Id, claim.Chunk.Number, claim.Chunk.Attempts);
        var begin = Stopwatch.GetTimestamp();
        try
        {
            await using var renewal = new LeaseRenewal(token => store.Work.RenewAsync(claim, options.Lease, token), options.Lease, cancellationToken);
            await _delivery.DeliverAsync(claim, Settled, renewal.Token);
            return StepResult.Delivered;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The lease was lost on the way: somebody else has the chunk now, and the fence kept this attempt out.
            return StepResult.Delivered;
        }
        catch (OperationCanceledException)
        {
            await GiveBackAsync(claim, keepAttempt: false, cancellationToken);
            throw;
        }
        catch (Exception exception) when (IsInfrastructure(exception))
        {
            trace.Failed(exception);

            // Said before the claim is given back, since that may have to wait for the end of the trouble.
            work.Outage.Begin(this, exception);
            await GiveBackAsync(claim, keepAttempt: false, cancellationToken);
            return StepResult.Disturbed;
        }
        catch (Exception exception)
        {
            trace.Failed(exception);
            await GiveBackAsync(claim, keepAttempt: true, cancellationToken);
            await _defects.PauseAsync(
                claim.Import, $"Chunk {claim.Chunk.Number} (from row {claim.Chunk.Position.FirstRow}) could not be processed", exception, cancellationToken);
            return StepResult.Over;
        }

        void Settled(RowCounts counts)
        {
            work.Settled(counts);
            Measures.ChunkSettled(claim.Import.Type, counts, Stopwatch.GetElapsedTime(begin));
        }
    }

    private Task GiveBackAsync(ChunkClaim claim, bool keepAttempt, CancellationToken cancellationToken) =>
        _leases.GiveBackAsync(token => store.Work.ReleaseAsync(claim, keepAttempt, token), cancellationToken);

    private bool IsInfrastructure(Exception exception) =>
        exception is AttachmentTroubleException trouble ? trouble.MayPass
        : exception is not (OperationCanceledException or ProcessorDefectException) && store.Classify(exception) == ErrorClass.Infrastructure;
}
