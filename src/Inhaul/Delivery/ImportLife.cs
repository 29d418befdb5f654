using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// The steps in the life of a processor's import besides its rows, done by whichever worker comes to them first: the start before
/// the first row, and after the last the aggregation of what was marked, then the completion.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="owner">The worker's name in its claims.</param>
/// <param name="actor">The worker's name in the history, for people.</param>
/// <param name="options">How it works.</param>
internal sealed class ImportLife(IImportStore store, string owner, string actor, WorkerOptions options)
{
    private readonly LifeStepRun _run = new(store, owner, options);
    private readonly SubjectAggregation _aggregation = new(store, owner, actor, options);
    private readonly DefectPause _defects = new(store, actor);

    /// <summary>Does what has to be done before the first row.</summary>
    /// <returns>Whether it is done, by this worker or another, so that rows may be processed.</returns>
    public async Task<bool> StartAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        if (work.Import.HasStarted || work.Import.Options.Processor is null || options.Processors.PlanOf(work.Import) is not { HasStart: true } plan)
        {
            return true;
        }

        await RunAsync(work.Import, LifeStep.Start, plan, StartAsync, cancellationToken);
        work.Import = await store.FindAsync(work.Import.Tenant, work.Import.Id, cancellationToken) ?? work.Import;
        return work.Import.HasStarted;
    }

    /// <summary>Does something of what has to be done after the last row.</summary>
    /// <param name="work">The import.</param>
    /// <param name="cancellationToken">Stops; what is not committed is undone and the claim given back.</param>
    /// <returns>Whether this worker did anything, so that the import is worth another look.</returns>
    public async Task<bool> FinishAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        if (work.Import is not { IsDecided: true, IsLoaded: false, Options.Processor: not null })
        {
            return false;
        }

        return work.Import.HasOpenSubjects
            ? await _aggregation.RunAsync(work.Import, cancellationToken)
            : await RunAsync(work.Import, LifeStep.Complete, options.Processors.PlanOf(work.Import)!, CompleteAsync, cancellationToken);
    }

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

    private Task<bool> RunAsync(ImportRecord import, LifeStep step, ProcessorPlan plan, Func<Processor, ImportScope, CancellationToken, Task> hook, CancellationToken cancellationToken)
    {
        return _run.RunAsync(import, step, RunHookAsync, FailAsync, cancellationToken);

        async Task RunHookAsync(LifeClaim claim, ImportScope scope, CancellationToken token)
        {
            await using var instance = options.Processors.Open(plan);
            await hook(instance.Code, scope, token);
        }

        Task FailAsync(LifeClaim claim, Exception exception) => exception is ImportFailedException
            ? store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Failed, actor, exception.Message, exception.Message) { From = ImportState.Active }, cancellationToken)
            : _defects.PauseAsync(import, $"{(step == LifeStep.Start ? "OnImportStartAsync" : "OnImportCompleteAsync")} of {plan.Class.Name} failed", exception, cancellationToken);
    }
}
