using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Decides between retried rows and rows of the same import that have the same key.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
internal sealed class RetriedKeys(IImportStore store, ImportRecord import)
{
    private static readonly Dictionary<long, RowPatch> NoPatches = [];

    private readonly ImportDefinition _definition = import.Options.Definition;
    private readonly int[] _keyFields = import.Options.Definition.KeyFields();

    /// <summary>
    /// Marks the rows that lose as duplicates: retried ones, and pending ones that a retried one now wins against. What was
    /// written already stays counted as it was; a retried row that wins changes it.
    /// </summary>
    /// <param name="retried">The retried rows, by chunk number.</param>
    /// <param name="patches">Their corrections.</param>
    /// <param name="decisions">The new outcomes of their chunks; changed here, and those of other chunks with a loser added.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="InvalidConfigurationException">Duplicates are refused, and a corrected row is one.</exception>
    public async Task DecideAsync(
        IReadOnlyDictionary<int, RetriedChunk> retried, IReadOnlyDictionary<long, RowPatch> patches, Dictionary<int, byte[]> decisions, CancellationToken cancellationToken)
    {
        if (_keyFields.Length == 0)
        {
            return;
        }

        var contests = new Dictionary<UInt128, List<KeyedRow>>();
        foreach (var chunk in retried.Values)
        {
            foreach (var row in await ReadAsync(chunk.Chunk, OnlyRetried(chunk), patches, cancellationToken))
            {
                contests.TryAdd(row.Key, []);
                contests[row.Key].Add(row with { IsRetried = true });
            }
        }

        if (contests.Count > 0)
        {
            await AddOtherRowsAsync(contests, cancellationToken);
        }

        foreach (var contest in contests.Values.Where(rows => rows.Count > 1))
        {
            Decide(contest, decisions);
        }
    }

    private async Task AddOtherRowsAsync(Dictionary<UInt128, List<KeyedRow>> contests, CancellationToken cancellationToken)
    {
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            foreach (var row in await ReadAsync(chunk, OnlyRivals(chunk), NoPatches, cancellationToken))
            {
                if (contests.TryGetValue(row.Key, out var contest))
                {
                    contest.Add(row);
                }
            }
        }
    }

    private void Decide(List<KeyedRow> contest, Dictionary<int, byte[]> decisions)
    {
        var inOrder = contest.OrderBy(row => row.Rank).ThenBy(row => row.Row).ToList();
        var winner = _definition.Duplicates.Winner == DuplicateWinner.First ? inOrder[0] : inOrder[^1];
        if (_definition.Duplicates.Winner == DuplicateWinner.Reject)
        {
            var refused = inOrder.First(row => row.IsRetried);
            var other = inOrder.First(row => row != refused);
            throw new InvalidConfigurationException(
                $"Row {refused.Row} would now have the same key as row {other.Row}, and this import refuses duplicates. Correct its {string.Join(", ", _definition.Key)}, or leave the row out of the corrections.");
        }

        foreach (var loser in inOrder.Where(row => row != winner && (row.IsRetried || row.IsPending)))
        {
            decisions.TryAdd(loser.Chunk.Number, [.. loser.Chunk.Outcomes]);
            decisions[loser.Chunk.Number][loser.Row - loser.Chunk.Position.FirstRow] = (byte)RowOutcome.Duplicate;
        }
    }

    private async Task<List<KeyedRow>> ReadAsync(ChunkRecord chunk, byte[] outcomes, IReadOnlyDictionary<long, RowPatch> patches, CancellationToken cancellationToken)
    {
        var options = import.Options;
        var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
        var latest = new Dictionary<long, RowPatch>(await store.ReadPatchesAsync(import, chunk, cancellationToken));
        foreach (var (row, patch) in patches)
        {
            latest[row] = patch;
        }

        var good = ChunkMapper.Map(raw, outcomes, chunk.Position, latest, _definition, options.Sources[chunk.Source].Layout, options.Limits).Good;
        int? newest = _definition.Duplicates.Column is { } column ? _definition.Position(column) : null;
        var rows = new List<KeyedRow>(good.Count);
        for (var i = 0; i < good.Count; i++)
        {
            var rank = newest is { } field ? KeyBytes.Rank(good, good[i][field]) : 0;
            rows.Add(new KeyedRow(KeyBytes.Identity(good, i, _keyFields), rank, chunk.Position.FirstRow + good.IndexInChunk(i), chunk, IsRetried: false));
        }

        return rows;
    }

    private static byte[] OnlyRetried(RetriedChunk chunk)
    {
        var outcomes = Array.ConvertAll(chunk.Chunk.Outcomes, _ => (byte)RowOutcome.Skipped);
        foreach (var row in chunk.Rows)
        {
            outcomes[row - chunk.Chunk.Position.FirstRow] = (byte)RowOutcome.Pending;
        }

        return outcomes;
    }

    /// <summary>The rows that were written or are still to be, as pending; the others cannot win.</summary>
    private static byte[] OnlyRivals(ChunkRecord chunk) => Array.ConvertAll(chunk.Outcomes, outcome => (RowOutcome)outcome switch
    {
        RowOutcome.Inserted or RowOutcome.Updated or RowOutcome.Unchanged or RowOutcome.Stale or RowOutcome.Pending => (byte)RowOutcome.Pending,
        _ => (byte)RowOutcome.Skipped,
    });

    private sealed record KeyedRow(UInt128 Key, long Rank, long Row, ChunkRecord Chunk, bool IsRetried)
    {
        public bool IsPending => Chunk.Outcomes[Row - Chunk.Position.FirstRow] == (byte)RowOutcome.Pending;
    }
}
