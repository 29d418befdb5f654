using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Hosting;

/// <summary>
/// Takes over intakes whose worker died, beside the deliveries. An intake whose input cannot be read from here is left to
/// others, and the import's log says why.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="actor">Who takes over.</param>
/// <param name="options">How it works.</param>
internal sealed class IntakeTakeover(IImportStore store, string actor, WorkerOptions options)
{
    /// <summary>Reading is cheap beside delivering, but every intake keeps a few bits per row in memory.</summary>
    private const int MostAtOnce = 4;

    private readonly ConcurrentDictionary<ImportKey, long> _freeSince = new();
    private readonly ConcurrentDictionary<ImportKey, bool> _offered = new();
    private readonly ConcurrentDictionary<ImportKey, bool> _left = new();
    private readonly Channel<ImportInWork> _wanted = Channel.CreateUnbounded<ImportInWork>();
    private readonly Patience _patience = new(store, options.LongestBackOff);
    private readonly DefectPause _defects = new(store, actor);

    /// <summary>Whether an import's intake was left to others.</summary>
    public bool IsLeft(ImportKey import) => _left.ContainsKey(import);

    /// <summary>Offers an import whose intake nobody seems to do; it is taken over when that stays so for a while.</summary>
    public void Offer(ImportInWork work)
    {
        var key = KeyOf(work);
        var isDue = Stopwatch.GetElapsedTime(_freeSince.GetOrAdd(key, _ => Stopwatch.GetTimestamp())) >= options.IntakeGrace;
        if (isDue && !IsLeft(key) && _offered.TryAdd(key, true))
        {
            _wanted.Writer.TryWrite(work);
        }
    }

    /// <summary>Takes over what is offered, some at a time, until it is stopped.</summary>
    /// <param name="cancellationToken">Stops between chunks; what is kept stays.</param>
    public Task RunAsync(CancellationToken cancellationToken) =>
        SideBySide.RunAsync(cancellationToken, Enumerable.Repeat<Func<CancellationToken, Task>>(TakeOverAllAsync, MostAtOnce));

    private async Task TakeOverAllAsync(CancellationToken cancellationToken)
    {
        await foreach (var work in _wanted.Reader.ReadAllAsync(cancellationToken))
        {
            await TakeOverAsync(work, cancellationToken);
            _freeSince.TryRemove(KeyOf(work), out _);
            _offered.TryRemove(KeyOf(work), out _);
        }
    }

    private async Task TakeOverAsync(ImportInWork work, CancellationToken cancellationToken)
    {
        try
        {
            var intake = new IntakeLoop(store, WorkerIdentity.Next(), options, new ImportProgress());
            work.IsTouched |= await intake.TryRunAsync(work.Import, null, work.Outage, cancellationToken);
        }
        catch (InvalidConfigurationException refusal)
        {
            await _patience.RunAsync(work.Outage, () => LeaveAsync(work, refusal.Message, cancellationToken), cancellationToken);
        }
        catch (ImportFailedException failure)
        {
            var change = new StateChange(ImportState.Failed, actor, failure.Message, failure.Message);
            await _patience.RunAsync(work.Outage, () => store.TransitionAsync(work.Import.Tenant, work.Import.Id, change, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await _patience.RunAsync(work.Outage, () => PauseAsync(work, exception, cancellationToken), cancellationToken);
        }
    }

    private async Task<bool> PauseAsync(ImportInWork work, Exception defect, CancellationToken cancellationToken)
    {
        await _defects.PauseAsync(work.Import, "The rest of the input could not be brought in", defect, cancellationToken);
        return true;
    }

    private async Task<bool> LeaveAsync(ImportInWork work, string reason, CancellationToken cancellationToken)
    {
        _left[KeyOf(work)] = true;
        var message = $"the rest of the input cannot be brought in from {Environment.MachineName} and is left to others: {reason}";
        await store.LogOnceAsync(work.Import, new NewLogEntry("warning", message), cancellationToken);
        return true;
    }

    private static ImportKey KeyOf(ImportInWork work) => new(work.Import.Tenant, work.Import.Id);
}
