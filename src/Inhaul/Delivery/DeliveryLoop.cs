using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>One worker of one import: delivers its chunks until nothing is left, or the import is not to go on.</summary>
/// <param name="store">The store.</param>
/// <param name="step">What it does again and again.</param>
/// <param name="options">How it works.</param>
internal sealed class DeliveryLoop(IImportStore store, DeliveryStep step, WorkerOptions options)
{
    private readonly BackOff _backOff = new(options.LongestBackOff);

    /// <summary>Works until the import has ended, is paused or cancelled.</summary>
    /// <param name="work">The import.</param>
    /// <param name="cancellationToken">Stops within a chunk: what is not committed is undone and the claim given back.</param>
    public async Task RunAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        var signal = store.Work.Listen();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var since = signal.Count;
            switch (await step.RunAsync(work, cancellationToken))
            {
                case StepResult.Over:
                    return;
                case StepResult.Disturbed:
                    await Task.Delay(_backOff.Next(), cancellationToken);
                    await work.Outage.TellAsync(cancellationToken);
                    continue;
                case StepResult.NothingReady:
                    await signal.WaitAsync(since, options.Poll, cancellationToken);
                    break;
            }

            _backOff.Reset();
        }
    }
}
