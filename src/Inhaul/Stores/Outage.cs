using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Inhaul.Stores;

/// <summary>
/// A time in which the infrastructure is away, as seen by all workers of a process together: its begin and its end are told
/// once each, however many of them met it, and as soon as there is anybody to tell it to. It lasts until everybody who met it
/// got on with what they were at, however well others do meanwhile, and a moment more: connections that broke together are
/// not all found broken at once.
/// </summary>
/// <param name="store">The store, which knows such trouble when it sees it.</param>
/// <param name="tell">Tells somebody, for example an import's log.</param>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore holds nothing until its wait handle is asked for.")]
internal sealed class Outage(IImportStore store, Func<NewLogEntry, CancellationToken, Task> tell)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<object> _waiting = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<NewLogEntry> _untold = [];
    private string _what = "";
    private long? _since;
    private long? _wellSince;

    /// <summary>An outage of an import's work, told to its log.</summary>
    public static Outage Of(IImportStore store, ImportRecord import) => new(store, (entry, cancellationToken) => store.LogAsync(import, entry, cancellationToken));

    /// <summary>Work has failed because the infrastructure is away.</summary>
    /// <param name="who">Whose work.</param>
    /// <param name="cause">How that showed.</param>
    public void Begin(object who, Exception cause)
    {
        lock (_gate)
        {
            _waiting.Add(who);
            _wellSince = null;
            if (_since is null)
            {
                _since = Stopwatch.GetTimestamp();
                _what = cause is AttachmentTroubleException ? "what attachments need" : "the database";
                _untold.Enqueue(new NewLogEntry("warning", $"waiting for {_what}: {ErrorText.Of(cause)}"));
            }
        }
    }

    /// <summary>Work went well: if there was an outage, it is over for those who did it.</summary>
    /// <param name="who">Whose work.</param>
    /// <param name="cancellationToken">Stops the telling.</param>
    public Task EndAsync(object who, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _waiting.Remove(who);
            if (_since is not null && _waiting.Count == 0)
            {
                _wellSince ??= Stopwatch.GetTimestamp();
                if (Stopwatch.GetElapsedTime(_wellSince.Value) >= Moment)
                {
                    End();
                }
            }
        }

        return TellAsync(cancellationToken);
    }

    /// <summary>All work is done: if there was an outage, it is over.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            End();
        }

        // Whoever is telling may be called off before the rest is told: waited for, and then told here.
        await _turn.WaitAsync(cancellationToken);
        await TellRestAsync(cancellationToken);
    }

    /// <summary>Tells what is not told yet, in its order, if that is possible by now and nobody else is at it.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        // Something may be added between the last look and the end of the turn.
        while (Next() is not null && await _turn.WaitAsync(TimeSpan.Zero, cancellationToken) && await TellRestAsync(cancellationToken))
        {
        }
    }

    /// <summary>Tells what is not told yet, and ends the turn at it.</summary>
    /// <returns>Whether everything is told.</returns>
    private async Task<bool> TellRestAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (Next() is { } entry)
            {
                await tell(entry, cancellationToken);
                lock (_gate)
                {
                    _untold.Dequeue();
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && store.Classify(exception) == ErrorClass.Infrastructure)
        {
            // Still away. Work is tried again in any case, and telling with it.
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    private void End()
    {
        if (_since is { } since)
        {
            var seconds = Stopwatch.GetElapsedTime(since, _wellSince ?? Stopwatch.GetTimestamp()).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
            _untold.Enqueue(new NewLogEntry("information", $"{_what} is back after {seconds} s"));
        }

        _since = _wellSince = null;
        _waiting.Clear();
    }

    private NewLogEntry? Next()
    {
        lock (_gate)
        {
            return _untold.TryPeek(out var entry) ? entry : null;
        }
    }
}
