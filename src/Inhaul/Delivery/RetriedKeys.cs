using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Decides between retried rows and rows of the same import that have the same key.</summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
internal sealed class RetriedKeys(IImportStore store, ImportRecord import)
{
    private readonly ImportDefinition _definition = import.Options.Definition;
    private readonly RetriedRows _rows = new(store, import);
    private readonly int[] _keyFields = import.Options.Definition.KeyFields();
    private readonly int? _newestField = import.Options.Definition.NewestField();

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
            await _rows.ReadRetriedAsync(chunk, patches, (rows, i, row) =>
            {
                var keyed = Keyed(rows, i, row, chunk.Chunk, isRetried: true);
                contests.TryAdd(keyed.Key, []);
                contests[keyed.Key].Add(keyed);
            }, cancellationToken);
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
            await _rows.ReadRivalsAsync(chunk, (rows, i, row) =>
            {
                var keyed = Keyed(rows, i, row, chunk, isRetried: false);
                if (contests.TryGetValue(keyed.Key, out var contest))
                {
                    contest.Add(keyed);
                }
            }, cancellationToken);
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

    private KeyedRow Keyed(RowBatch rows, int i, long row, ChunkRecord chunk, bool isRetried)
    {
        var rank = _newestField is { } field ? KeyBytes.Rank(rows, rows[i][field]) : 0;
        return new KeyedRow(KeyBytes.Identity(rows, i, _keyFields), rank, row, chunk, isRetried);
    }

    private sealed record KeyedRow(UInt128 Key, long Rank, long Row, ChunkRecord Chunk, bool IsRetried)
    {
        public bool IsPending => Chunk.Outcomes[Row - Chunk.Position.FirstRow] == (byte)RowOutcome.Pending;
    }
}
