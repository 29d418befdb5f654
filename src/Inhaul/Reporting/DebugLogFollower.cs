using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Tells a debug log of the chunks of one import as they are settled, in the order of chunks where it can.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
/// <param name="log">The log.</param>
internal sealed class DebugLogFollower(IImportStore store, ImportRecord import, DebugLog log)
{
    /// <summary>How long it waits before it looks again, if nothing wakes it up.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    private const int ChunksAtOnce = 16;

    private readonly Dictionary<int, byte[]> _reopened = [];

    // All chunks up to this one are settled and told.
    private int _last;

    /// <summary>Notes which rows of chunks that were told before are to be decided again: only they are told then.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var told = 0L;
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            if (log.ToldOf(import.Id, chunk.Number) is null)
            {
                continue;
            }

            told += chunk.Counts.Read - chunk.Counts.Pending;
            if (!chunk.IsSettled)
            {
                _reopened[chunk.Number] = chunk.Outcomes;
            }
        }

        log.Write([DebugLogLine.Head(TimeProvider.System.GetUtcNow(), import.Id, told == 0 ? $"of type {import.Type} begins" : $"of type {import.Type} goes on; {told} rows are told above")]);
    }

    /// <summary>Tells what is settled by now. While the database is away that is nothing: it is told the next time.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TellSettledAsync(cancellationToken);
        }
        catch (Exception exception) when (store.Classify(exception) == ErrorClass.Infrastructure)
        {
            // Whoever works on the import says so in its log.
        }
    }

    private async Task TellSettledAsync(CancellationToken cancellationToken)
    {
        for (var after = _last; ;)
        {
            var chunks = await store.ReadChunksAsync(import, after, ChunksAtOnce, cancellationToken);
            foreach (var chunk in chunks.Where(chunk => chunk.IsSettled))
            {
                await TellAsync(chunk, cancellationToken);
                _last = chunk.Number == _last + 1 ? chunk.Number : _last;
            }

            if (chunks.Count < ChunksAtOnce || !chunks.Any(chunk => chunk.IsSettled))
            {
                return;
            }

            after = chunks[^1].Number;
        }
    }

    private async Task TellAsync(ChunkRecord chunk, CancellationToken cancellationToken)
    {
        if (log.ToldOf(import.Id, chunk.Number) >= chunk.Attempts)
        {
            return;
        }

        _reopened.Remove(chunk.Number, out var before);
        var rows = await RowStatuses.ReadAsync(
            store, import, chunk, index => before is null || (RowOutcome)before[index] == RowOutcome.Pending, cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        log.Write(rows.Select(row => DebugLogLine.Of(now, row)), import.Id, chunk.Number, chunk.Attempts);
    }
}
