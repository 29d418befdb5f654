using System.Diagnostics;
using System.Globalization;

namespace Inhaul.Stores;

/// <summary>
/// A time in which the infrastructure is away, as seen by all workers of a process together: its begin and its end are told
/// once each, however many of them met it, and as soon as there is anybody to tell it to.
/// </summary>
/// <param name="store">The store, which knows such trouble when it sees it.</param>
/// <param name="tell">Tells somebody, for example an import's log.</param>
internal sealed class Outage(IImportStore store, Func<NewLogEntry, CancellationToken, Task> tell)
{
    private readonly Lock _gate = new();
    private readonly List<NewLogEntry> _untold = [];
    private long? _since;

    /// <summary>An outage of an import's work, told to its log.</summary>
    public static Outage Of(IImportStore store, ImportRecord import) => new(store, (entry, cancellationToken) => store.LogAsync(import, entry, cancellationToken));

    /// <summary>Work has failed because the infrastructure is away.</summary>
    public void Begin(Exception cause)
    {
        lock (_gate)
        {
            if (_since is null)
            {
                _since = Stopwatch.GetTimestamp();
                _untold.Add(new NewLogEntry("warning", $"waiting for the database: {cause.Message}"));
            }
        }
    }

    /// <summary>Work went well: if there was an outage, it is over.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_since is { } since)
            {
                _since = null;
                var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
                _untold.Add(new NewLogEntry("information", $"the database is back after {seconds} s"));
            }
        }

        await TellAsync(cancellationToken);
    }

    /// <summary>Tells what is not told yet, if that is possible by now.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in Take())
        {
            try
            {
                await tell(entry, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException && store.Classify(exception) == ErrorClass.Infrastructure)
            {
                // Still away. Work is tried again in any case, and telling with it.
                PutBack(entry);
            }
        }
    }

    private NewLogEntry[] Take()
    {
        lock (_gate)
        {
            NewLogEntry[] entries = [.. _untold];
            _untold.Clear();
            return entries;
        }
    }

    private void PutBack(NewLogEntry entry)
    {
        lock (_gate)
        {
            _untold.Add(entry);
        }
    }
}
