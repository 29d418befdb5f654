using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Processing;

/// <summary>
/// Writes what processors buffered, and knows what became of each row of the input by it. When the database refuses what one
/// row put into one buffer, what it put into the others must not stay either: then all is written again without that row.
/// </summary>
/// <param name="rows">The number of rows of the chunk.</param>
/// <param name="classify">Tells a wrong row from a wrong database or wrong code.</param>
internal sealed class BufferFlush(int rows, Func<Exception, ErrorClass> classify)
{
    private const string Savepoint = "inhaul_flush";

    private readonly RowOutcome[] _outcomes = new RowOutcome[rows];
    private readonly Dictionary<int, (WriteRefusal Refusal, RowOutcome Outcome)> _refused = [];

    /// <summary>What became of each row by what it buffered, by its position in the chunk; pending for one that buffered nothing.</summary>
    public ReadOnlySpan<RowOutcome> Outcomes => _outcomes;

    /// <summary>The rows of whose buffered rows one was refused, and why.</summary>
    public IReadOnlyDictionary<int, (WriteRefusal Refusal, RowOutcome Outcome)> Refused => _refused;

    /// <summary>Writes all buffers and empties them.</summary>
    public async Task WriteAsync(ISettlement settlement, ChunkScope scope, CancellationToken cancellationToken)
    {
        var tables = scope.Tables.Where(table => table.Rows.Count > 0).ToList();
        if (tables.Count == 0)
        {
            return;
        }

        while (true)
        {
            await settlement.SavepointAsync(Savepoint, cancellationToken);
            var results = new RowOutcome[rows];
            var before = _refused.Count;
            var hasOverwritten = false;
            foreach (var table in tables)
            {
                hasOverwritten |= await WriteAsync(settlement, table, results, cancellationToken);
            }

            // Mostly a refused row has written nothing else that would have to be undone, nor stood for another with its key.
            if (_refused.Count == before || !(hasOverwritten || _refused.Keys.Any(index => results[index] != RowOutcome.Pending)))
            {
                await settlement.ReleaseAsync(Savepoint, cancellationToken);
                Keep(results);
                break;
            }

            await settlement.RollbackToAsync(Savepoint, cancellationToken);
            await settlement.ReleaseAsync(Savepoint, cancellationToken);
            foreach (var table in tables)
            {
                table.Rows.Retain(row => !_refused.ContainsKey(table.Rows.IndexInChunk(row)));
            }
        }

        foreach (var table in tables)
        {
            table.Rows.Clear();
            table.Mark = 0;
        }
    }

    /// <returns>Whether rows were left out because another with their key came after them.</returns>
    private async Task<bool> WriteAsync(ISettlement settlement, BufferedTable table, RowOutcome[] outcomes, CancellationToken cancellationToken)
    {
        var all = table.Rows;
        var keyFields = table.Definition.KeyFields();
        var (last, earlier) = keyFields.Length > 0 && table.Definition.Conflict.Action == ConflictAction.Update ? LastOfEachKey(all, keyFields) : (null, []);
        var written = last is null ? all : all.Select(last);
        WriteResult[] results;
        await using (var writer = settlement.OpenWriter(table.Definition))
        {
            results = await new RowIsolation(settlement, writer, classify).WriteAsync(written, cancellationToken);
        }

        for (var i = 0; i < results.Length; i++)
        {
            Note(written.IndexInChunk(i), results[i], outcomes);
        }

        // As if they had been written one after the other: the first of them was there when the others came.
        foreach (var row in earlier)
        {
            Note(all.IndexInChunk(row), new WriteResult(RowOutcome.Updated), outcomes);
        }

        return earlier.Count > 0;
    }

    private void Note(int index, WriteResult result, RowOutcome[] outcomes)
    {
        if (result.Refusal is { } refusal)
        {
            _refused.TryAdd(index, (refusal, result.Outcome));
            return;
        }

        outcomes[index] = Stronger(outcomes[index], result.Outcome);
    }

    private void Keep(RowOutcome[] outcomes)
    {
        for (var index = 0; index < rows; index++)
        {
            _outcomes[index] = Stronger(_outcomes[index], outcomes[index]);
        }
    }

    private static RowOutcome Stronger(RowOutcome left, RowOutcome right) => Strength(left) >= Strength(right) ? left : right;

    /// <summary>A row that has added something counts as inserted, whatever else it has changed.</summary>
    private static int Strength(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Pending => 0,
        RowOutcome.Inserted => 3,
        RowOutcome.Updated => 2,
        _ => 1,
    };

    /// <summary>The last row of each key in the order of the input, and the others; null when every row has a key of its own.</summary>
    private static (int[]? Last, IReadOnlyList<int> Earlier) LastOfEachKey(RowBatch rows, int[] keyFields)
    {
        var order = rows.ByKey(keyFields);
        var earlier = new List<int>();
        for (var i = 1; i < order.Length; i++)
        {
            if (KeyOrder.IsSameKey(rows, keyFields, order[i - 1], order[i]))
            {
                earlier.Add(order[i - 1]);
            }
        }

        if (earlier.Count == 0)
        {
            return (null, earlier);
        }

        var lost = earlier.ToHashSet();
        return ([.. Enumerable.Range(0, rows.Count).Where(row => !lost.Contains(row))], earlier);
    }
}
