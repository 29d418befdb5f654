using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// Aggregates the subjects that an import's processor marked, one at a time for each worker. One that fails is tried again after
/// a rest while the others go on; when only those are left that failed too often, the import pauses.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="owner">The worker's name in its claims.</param>
/// <param name="actor">The worker's name in the history, for people.</param>
/// <param name="options">How it works.</param>
internal sealed class SubjectAggregation(IImportStore store, string owner, string actor, WorkerOptions options)
{
    private const int MostAttempts = 3;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private readonly LifeStepRun _run = new(store, owner, options);
    private readonly DefectPause _defects = new(store, actor);

    /// <summary>Aggregates a subject, or pauses the import when none is left but those that failed.</summary>
    /// <param name="import">An import all of whose rows are decided.</param>
    /// <param name="cancellationToken">Stops; what is not committed is undone and the claim given back.</param>
    /// <returns>Whether this worker did anything, so that the import is worth another look.</returns>
    public async Task<bool> RunAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        if (await _run.RunAsync(import, LifeStep.Aggregate, AggregateAsync, FailAsync, cancellationToken))
        {
            return true;
        }

        return await store.Life.FindFailedAsync(import, cancellationToken) is { } failed && await PauseAsync(import, failed, cancellationToken);

        async Task FailAsync(LifeClaim claim, Exception exception)
        {
            var error = ErrorText.Of(exception);
            await store.LogAsync(import, new NewLogEntry("warning", $"attempt {claim.Attempt} to aggregate '{claim.Subject}' failed: {error}", exception.ToString()), cancellationToken);
            await store.Life.FailAsync(claim, error, claim.Attempt < MostAttempts ? Rest * Math.Pow(4, claim.Attempt - 1) : null, cancellationToken);
        }
    }

    private async Task AggregateAsync(LifeClaim claim, ImportScope scope, CancellationToken cancellationToken)
    {
        if (claim.Attempt > MostAttempts)
        {
            throw new InvalidOperationException("no worker that aggregated it lived to tell of it");
        }

        await using var instance = options.Processors.OpenAggregator(claim.Import.Type);
        await instance.Code.Aggregates(claim.Subject, new ImportContext(scope), cancellationToken);
    }

    private async Task<bool> PauseAsync(ImportRecord import, FailedSubject failed, CancellationToken cancellationToken)
    {
        var what = failed.Count == 1 ? $"The aggregation of '{failed.Subject}'" : $"The aggregation of {failed.Count} subjects, of which the first is '{failed.Subject}',";
        await _defects.PauseAsync(import, $"{what} failed {MostAttempts} times: {failed.Error}", cancellationToken);
        return true;
    }
}
