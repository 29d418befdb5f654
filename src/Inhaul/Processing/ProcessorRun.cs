using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>Runs a processor on the good rows of a chunk, and gives up a row whose code does not come back.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
/// <param name="plan">The processor.</param>
/// <param name="spare">Memory for buffers.</param>
internal sealed class ProcessorRun(IImportStore store, WorkerOptions options, ProcessorPlan plan, SpareBatches spare)
{
    private const int MostSaid = 20;

    /// <summary>Runs it in the chunk's transaction.</summary>
    /// <param name="settlement">The transaction.</param>
    /// <param name="claim">The claim on the chunk.</param>
    /// <param name="good">The good rows.</param>
    /// <param name="check">What has looked at them.</param>
    /// <param name="verdicts">Receives what became of each row.</param>
    /// <param name="cancellationToken">Stops; the transaction is to be undone then.</param>
    /// <exception cref="RowStuckException">A row is to be given up: the chunk is to be done again without it.</exception>
    /// <exception cref="ProcessorDefectException">The processor's code is wrong.</exception>
    public async Task RunAsync(ISettlement settlement, ChunkClaim claim, RowBatch good, IRowCheck check, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var clock = new RowClock(options.RowTimeout, stop.Token);
        var flush = new BufferFlush(claim.Chunk.Outcomes.Length, store.Classify);
        var scope = new ChunkScope(settlement, claim, flush, spare) { IsAggregated = options.Processors.HasAggregator(plan.Type), Tracking = plan.Tracking };
        try
        {
            var run = Task.Run(() => RunAsync(settlement, claim, good, check, verdicts, scope, clock, stop.Token), cancellationToken);
            if (await Task.WhenAny(run, clock.GivenUp) != run)
            {
                // The code keeps its thread and can do no harm any more; what it may still throw interests nobody.
                await stop.CancelAsync();
                _ = run.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw GivenUp(await clock.GivenUp, verdicts);
            }

            await run;
            await flush.WriteAsync(settlement, scope, cancellationToken);
            Decide(good, flush, scope, verdicts);
            if (scope.Marked(verdicts) is { Count: > 0 } subjects)
            {
                await settlement.MarkAsync(subjects, cancellationToken);
            }

            if (scope.Results(verdicts) is { Count: > 0 } results)
            {
                await settlement.KeepAsync(results, cancellationToken);
            }

            await settlement.LogAsync(scope.Log.Entries, cancellationToken);
            foreach (var table in scope.Tables)
            {
                spare.Return(table.Rows);
            }
        }
        catch (ProcessorDefectException defect)
        {
            defect.Said = [.. scope.Log.Entries.Take(MostSaid)];
            throw;
        }
        finally
        {
            scope.Close();
        }
    }

    private async Task RunAsync(
        ISettlement settlement, ChunkClaim claim, RowBatch good, IRowCheck check, ChunkVerdicts verdicts, ChunkScope scope, RowClock clock, CancellationToken cancellationToken)
    {
        await using var instance = options.Processors.Open(plan);
        var code = new RowCode(instance.Code, scope, clock, store.Classify);
        await plan.Work(instance.Code, check, claim.Import.Options.Definition).RunAsync(settlement, good, code, verdicts, cancellationToken);
    }

    private RowStuckException GivenUp(int index, ChunkVerdicts verdicts) => new(index, RowOutcome.Failed, [new RowError(
        verdicts.RowOf(index), RowErrorCodes.ProcessorTimeout, $"{plan.Class.Name} did not finish the row within {options.RowTimeout.TotalSeconds:0.###} s, nor did it stop when it was asked to")]);

    private static void Decide(RowBatch good, BufferFlush flush, ChunkScope scope, ChunkVerdicts verdicts)
    {
        foreach (var (index, (refusal, outcome)) in flush.Refused)
        {
            verdicts.Refuse(index, outcome, refusal);
            if (scope.Connected.Contains(index) || flush.Outcomes[index] != RowOutcome.Pending)
            {
                throw new RowStuckException(index, outcome, verdicts.Errors[index]);
            }
        }

        for (var row = 0; row < good.Count; row++)
        {
            var index = good.IndexInChunk(row);
            if (verdicts.Outcomes[index] == (byte)RowOutcome.Pending)
            {
                verdicts.Decide(index, flush.Outcomes[index] is var outcome and not RowOutcome.Pending ? outcome : RowOutcome.Unchanged);
            }
        }
    }
}
