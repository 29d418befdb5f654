using System.Collections.Concurrent;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>
/// Tells which imports the workers of this process can work on. One whose attachments cannot be read or stored from here is left to others, as
/// one whose processor is not known, and its log says why.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="options">How the workers work.</param>
internal sealed class ImportReach(IImportStore store, WorkerOptions options)
{
    private readonly ConcurrentDictionary<ImportKey, Lazy<Task>> _told = new();

    /// <summary>Whether an import can be worked on here, as things are now.</summary>
    public async Task<bool> CanWorkOnAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        if (!options.Processors.CanWorkOn(import))
        {
            return false;
        }

        if (options.AttachmentObstacleOf(import) is not { } obstacle)
        {
            return true;
        }

        await TellOnceAsync(
            import, new NewLogEntry("warning", $"the attachments of its rows cannot be brought in from {Environment.MachineName} and are left to others: {obstacle}"), cancellationToken);
        return false;
    }

    /// <summary>Whoever comes to the import at the same time waits for it to be told: who has nothing else to do would end the process before.</summary>
    private async Task TellOnceAsync(ImportRecord import, NewLogEntry entry, CancellationToken cancellationToken)
    {
        var key = new ImportKey(import.Tenant, import.Id);
        try
        {
            await _told.GetOrAdd(key, _ => new Lazy<Task>(() => store.LogOnceAsync(import, entry, cancellationToken))).Value;
        }
        catch
        {
            _told.TryRemove(key, out _);
            throw;
        }
    }
}
