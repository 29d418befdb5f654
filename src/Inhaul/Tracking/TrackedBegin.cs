using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Tracking;

/// <summary>Begins tracked imports: a new one, one that failed again, or none where it has completed already or is being done.</summary>
/// <param name="store">The store.</param>
/// <param name="options">How long a lease lasts.</param>
internal sealed class TrackedBegin(IImportStore store, WorkerOptions options)
{
    /// <summary>Begins an import.</summary>
    /// <param name="type">The import type.</param>
    /// <param name="asked">What was said about it.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="place">Where in the code.</param>
    /// <param name="cancellationToken">Stops; an import that has begun by then fails once its lease has run out and somebody looks.</param>
    /// <returns>The claim, or the import that has completed already.</returns>
    /// <exception cref="InvalidConfigurationException">The import is being done elsewhere, or its key belongs to another.</exception>
    public async Task<(TrackedClaim? Claim, ImportRecord? Completed)> RunAsync(string type, TrackedImportOptions asked, string actor, string place, CancellationToken cancellationToken)
    {
        var tenant = Tenant.Parse(asked.Tenant);
        foreach (var open in await store.Tracked.FindOpenAsync(tenant, type, cancellationToken))
        {
            // Those of processes that are gone fail by being looked at.
            await store.EndIfDoneAsync(open, actor, cancellationToken);
        }

        var firstKey = asked.IdempotencyKey ?? $"tracked:{Guid.CreateVersion7():N}";
        var said = new NewLogEntry("information", $"begun by {place}, in process {Environment.ProcessId} on {Environment.MachineName}");
        var owner = WorkerIdentity.Next();
        while (true)
        {
            var (last, nextKey) = await store.FindLastAsync(tenant, firstKey, cancellationToken);
            if (last is { State: ImportState.Completed or ImportState.CompletedWithErrors, IsTracked: true } && last.Type == type)
            {
                return (null, last);
            }

            Check(last, type, asked);

            // Nothing comes of it when somebody else began it since it was looked for; then it is looked for again.
            var claim = last is null or { State: ImportState.Cancelled }
                ? await store.Tracked.BeginAsync(
                    new NewTrackedImport(tenant, type, nextKey, ImportOptions.OfTracked(asked.Source, asked.Metadata), new StateChange(ImportState.Active, actor, "begun by code outside the engine"), said),
                    owner, options.Lease, cancellationToken)
                : await store.Tracked.BeginAgainAsync(last, new StateChange(ImportState.Active, actor, "begun again by code outside the engine"), said, owner, options.Lease, cancellationToken);
            if (claim is not null)
            {
                return (claim, null);
            }
        }
    }

    private static void Check(ImportRecord? last, string type, TrackedImportOptions asked)
    {
        if (last is not null && (!last.IsTracked || last.Type != type))
        {
            throw new InvalidConfigurationException(
                $"The idempotency key '{asked.IdempotencyKey}' is that of import {last.Id} of type {last.Type}{(last.IsTracked ? "" : ", which the engine does")}. Take another, for example '{type}:{asked.IdempotencyKey}'.");
        }

        if (last is not null && !ImportTransitions.IsEnd(last.State))
        {
            throw new InvalidConfigurationException(
                $"Import {last.Id} of type {type} with the idempotency key '{asked.IdempotencyKey}' is being done right now, begun by {last.CreatedBy}. Wait for its end, or stop it with 'inhaul cancel {last.Id}'.");
        }
    }
}
