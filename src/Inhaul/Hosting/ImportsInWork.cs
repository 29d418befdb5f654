using System.Collections.Concurrent;
using Inhaul.Delivery;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>The imports that the workers of a process know, and each one's end told once, whoever brought it about.</summary>
/// <param name="store">The store.</param>
/// <param name="report">Told of imports that ended.</param>
internal sealed class ImportsInWork(IImportStore store, WorkerReport report)
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<ImportKey, ImportInWork> _imports = new();
    private readonly Dictionary<ImportKey, long> _told = [];

    /// <summary>An import, looked up once.</summary>
    /// <returns>The import, or null when there is none.</returns>
    public async Task<ImportInWork?> FindAsync(ImportKey key, CancellationToken cancellationToken)
    {
        if (_imports.TryGetValue(key, out var known))
        {
            return known;
        }

        var import = await store.FindAsync(key.Tenant, key.Id, cancellationToken);
        return import is null ? null : _imports.GetOrAdd(key, _ => new ImportInWork(store, import, new ImportProgress()));
    }

    /// <summary>Forgets the imports that need no more work, and tells of those that this process worked on.</summary>
    /// <param name="open">The imports that are known to be open still.</param>
    /// <param name="beforeAsync">What is done with those that this process worked on, before they are forgotten.</param>
    /// <param name="cancellationToken">Stops; what is not told is told the next time.</param>
    public async Task ForgetStoppedAsync(IReadOnlyCollection<ImportKey> open, Func<ImportRecord, Task> beforeAsync, CancellationToken cancellationToken)
    {
        foreach (var key in _imports.Keys.Except(open))
        {
            if (await store.FindAsync(key.Tenant, key.Id, cancellationToken) is { } now)
            {
                if (_imports.TryGetValue(key, out var known) && known.IsTouched)
                {
                    await beforeAsync(now);
                }

                await ForgetIfStoppedAsync(now);
            }
        }
    }

    /// <summary>Forgets an import if it needs no more work, and tells of it if this process worked on it.</summary>
    public async Task ForgetIfStoppedAsync(ImportRecord now)
    {
        var isStopped = ImportTransitions.IsEnd(now.State) || now.State is ImportState.Paused or ImportState.AwaitingReview;
        if (!isStopped || !_imports.TryRemove(new ImportKey(now.Tenant, now.Id), out var known))
        {
            return;
        }

        // Not stopped: the process may be about to end because this was the last import.
        await known.Outage.CloseAsync(CancellationToken.None);
        if (known.IsTouched && IsNews(now))
        {
            await report.Stopped(now);
        }
    }

    /// <summary>
    /// Whether this stop was not told yet. A worker that looked at the import just before another ended it finds it ended, too.
    /// </summary>
    private bool IsNews(ImportRecord now)
    {
        var key = new ImportKey(now.Tenant, now.Id);
        lock (_told)
        {
            if (_told.GetValueOrDefault(key) >= now.Version)
            {
                return false;
            }

            // Those of long ago are nobody's turn any more.
            if (_told.Count == MostRemembered)
            {
                _told.Clear();
            }

            _told[key] = now.Version;
            return true;
        }
    }
}
