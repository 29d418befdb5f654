using Inhaul.Delivery;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>Looks on while workers of other processes deliver an import.</summary>
/// <param name="store">The store.</param>
/// <param name="actor">Who looks on.</param>
/// <param name="options">How often it looks.</param>
/// <param name="progress">Told how far the import is.</param>
internal sealed class ImportWatch(IImportStore store, string actor, WorkerOptions options, ImportProgress progress)
{
    private readonly Patience _patience = new(store, options.LongestBackOff);
    private readonly ImportEnding _ending = new(store, actor);

    /// <summary>Looks on until the import has ended or is not to go on.</summary>
    /// <param name="work">The import.</param>
    /// <param name="cancellationToken">Stops looking; the import goes on.</param>
    public async Task RunAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        var signal = store.Work.Listen();
        while (true)
        {
            var since = signal.Count;
            var now = await _patience.RunAsync(work.Outage, () => _ending.EndIfDoneAsync(work.Import, cancellationToken), cancellationToken);
            progress.Found(now);
            if (now.State is not (ImportState.Active or ImportState.Cancelling))
            {
                return;
            }

            await signal.WaitAsync(since, options.Poll, cancellationToken);
        }
    }
}
