using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Pauses an import because of a defect, with one message however many workers meet it.</summary>
/// <param name="store">The store.</param>
/// <param name="actor">Who says so in the history.</param>
internal sealed class DefectPause(IImportStore store, string actor)
{
    /// <summary>Pauses an import.</summary>
    /// <param name="import">The import.</param>
    /// <param name="what">What could not be done, as the begin of a sentence.</param>
    /// <param name="defect">Why.</param>
    /// <param name="cancellationToken">Stops; the next worker meets the defect again.</param>
    public Task PauseAsync(ImportRecord import, string what, Exception defect, CancellationToken cancellationToken) =>
        PauseAsync(import, $"{what}: {ErrorText.Of(defect)}", defect.ToString(), (defect as ProcessorDefectException)?.Said ?? [], cancellationToken);

    /// <summary>Pauses an import.</summary>
    /// <param name="import">The import.</param>
    /// <param name="what">What could not be done, and why.</param>
    /// <param name="cancellationToken">Stops; the next worker meets the defect again.</param>
    public Task PauseAsync(ImportRecord import, string what, CancellationToken cancellationToken) => PauseAsync(import, what, details: null, said: [], cancellationToken);

    private async Task PauseAsync(ImportRecord import, string what, string? details, IReadOnlyList<NewLogEntry> said, CancellationToken cancellationToken)
    {
        var reason = $"{ErrorText.Sentence(what)} Nothing of what failed was written. Once the cause is removed, go on with 'inhaul resume {import.Id}'.";
        var change = new StateChange(ImportState.Paused, actor, reason, reason) { From = ImportState.Active };

        // Only the worker that made the change tells the log; the others found the import paused.
        if (await store.TransitionAsync(import.Tenant, import.Id, change, cancellationToken) is not null)
        {
            await store.LogAsync(import, new NewLogEntry("error", reason, details), cancellationToken);
            foreach (var entry in said)
            {
                await store.LogAsync(import, entry, cancellationToken);
            }
        }
    }
}
