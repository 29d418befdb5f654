using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Decides whether an import goes on: it ends when nothing is left to do, and pauses when too many rows are refused.</summary>
/// <param name="store">The store.</param>
/// <param name="actor">Who says so in the history.</param>
internal sealed class ImportEnding(IImportStore store, string actor)
{
    /// <summary>Ends an import that has nothing left to do, unless it has to pause.</summary>
    /// <returns>The import as it is now.</returns>
    public async Task<ImportRecord> EndIfDoneAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        // Whoever refused the last rows may have died before it could pause the import.
        await PauseWhenTooManyAreRefusedAsync(import, cancellationToken);
        return await store.EndIfDoneAsync(import, actor, cancellationToken);
    }

    /// <summary>Pauses an import of which more rows are refused than are accepted.</summary>
    public async Task PauseWhenTooManyAreRefusedAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        if (import.Options.MaxErrors is not { } most)
        {
            return;
        }

        var now = await store.FindAsync(import.Tenant, import.Id, cancellationToken);
        if (now is { State: ImportState.Active, HasTooManyRefused: true })
        {
            var reason = $"{now.Counts.Refused} rows were refused, more than the {most} that are accepted. "
                + $"See them with 'inhaul errors {import.Id}', then go on with 'inhaul resume {import.Id}'.";
            await store.TransitionAsync(
                import.Tenant, import.Id, new StateChange(ImportState.Paused, actor, reason, reason) { From = ImportState.Active }, cancellationToken);
        }
    }
}
