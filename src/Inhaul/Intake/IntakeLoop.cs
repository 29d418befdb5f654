using Inhaul.Diagnostics;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>
/// Brings an import's rows into the store, chunk by chunk, each committed by itself. One worker at a time does it; the
/// others wait for its lease. Whoever comes after a crash goes on behind the last chunk kept.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="owner">The worker.</param>
/// <param name="options">How it works.</param>
/// <param name="progress">Told what the first look decided, and how far a second one is.</param>
internal sealed class IntakeLoop(IImportStore store, string owner, WorkerOptions options, ImportProgress progress)
{
    private readonly Patience _patience = new(store, options.LongestBackOff);
    private readonly LeaseReturn _leases = new(store, options.LongestBackOff);

    /// <summary>Runs until every chunk is kept, by this worker or another, or the import is not to go on.</summary>
    /// <param name="import">The import.</param>
    /// <param name="prepared">What the first look found; null takes another look if there is anything left to bring in.</param>
    /// <param name="outage">Told of times in which the infrastructure is away.</param>
    /// <param name="cancellationToken">Stops between chunks; what is kept stays.</param>
    /// <exception cref="ImportFailedException">A source changed while it was read.</exception>
    /// <exception cref="InvalidConfigurationException">A source is gone or is not what it was.</exception>
    public async Task RunAsync(ImportRecord import, PreparedIntake? prepared, Outage outage, CancellationToken cancellationToken)
    {
        var signal = store.Work.Listen();
        for (var since = signal.Count; await IsWantedAsync(import, outage, cancellationToken); since = signal.Count)
        {
            if (!await TryRunAsync(import, prepared, outage, cancellationToken))
            {
                await signal.WaitAsync(since, options.Poll, cancellationToken);
            }
        }
    }

    /// <summary>Brings in what is left, if no other worker is at it.</summary>
    /// <returns>False when another worker is at it, or the import is not to go on.</returns>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<bool> TryRunAsync(ImportRecord import, PreparedIntake? prepared, Outage outage, CancellationToken cancellationToken)
    {
        try
        {
            return await _patience.RunAsync(outage, () => LeaseAndBringInAsync(import, prepared, cancellationToken), cancellationToken);
        }
        finally
        {
            await _leases.GiveBackAsync(token => store.ReleaseIntakeAsync(import, owner, token), cancellationToken);
        }
    }

    private async Task<bool> IsWantedAsync(ImportRecord import, Outage outage, CancellationToken cancellationToken)
    {
        var now = await _patience.RunAsync(outage, () => store.FindAsync(import.Tenant, import.Id, cancellationToken), cancellationToken);
        return now is { Phase: ImportPhase.Upload, State: ImportState.Active };
    }

    private async Task<bool> LeaseAndBringInAsync(ImportRecord import, PreparedIntake? prepared, CancellationToken cancellationToken)
    {
        if (!await store.LeaseIntakeAsync(import, owner, options.Lease, cancellationToken))
        {
            return false;
        }

        // Looking again at a large input takes longer than a lease lasts, and so may one slow read.
        await using var renewal = new LeaseRenewal(token => store.LeaseIntakeAsync(import, owner, options.Lease, token), options.Lease, cancellationToken);
        try
        {
            await BringInAsync(import, prepared ?? await PreparedIntake.AgainAsync(import, options.Processors.PlanOf(import), progress, renewal.Token), renewal.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The lease is another worker's by now, or the import is not to go on.
        }

        return true;
    }

    private async Task BringInAsync(ImportRecord import, PreparedIntake prepared, CancellationToken cancellationToken)
    {
        var last = await store.LastChunkAsync(import, cancellationToken);
        foreach (var group in prepared.Plan.GroupBy(chunk => chunk.Source))
        {
            if (!await BringInSourceAsync(import, prepared, [.. group], last, cancellationToken))
            {
                return;
            }
        }

        await store.FinishIntakeAsync(import, cancellationToken);
        Failpoint.Hit(FailpointName.IntakeAfterFinish);
    }

    private async Task<bool> BringInSourceAsync(ImportRecord import, PreparedIntake prepared, IReadOnlyList<PlannedChunk> plan, int last, CancellationToken cancellationToken)
    {
        var source = import.Options.Sources[plan[0].Source];
        await using var text = new CheckedText(source.File, import.Options.Limits);
        await using var slices = new ChunkSlices(source.File, text.Utf8);
        foreach (var chunk in plan)
        {
            var (raw, offset) = await slices.ReadAsync(chunk, cancellationToken);
            if (chunk.Number <= last)
            {
                continue;
            }

            Failpoint.Hit(FailpointName.IntakeBeforeChunk);
            var cut = new ChunkCut(import, prepared).Of(source, chunk, offset, raw);
            if (!await store.AppendChunkAsync(import, cut, owner, options.Lease, cancellationToken))
            {
                return false;
            }

            progress.Kept(RowCounts.Of(cut.Outcomes.Span));
            Failpoint.Hit(FailpointName.IntakeAfterChunk);
        }

        return await text.IsUnchangedAsync(cancellationToken) ? true : throw ChunkSlices.SourceChanged(source.File);
    }
}
