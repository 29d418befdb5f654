using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Processing;

/// <summary>Writes the good rows of a chunk to the table of the import.</summary>
/// <param name="definition">The import's definition.</param>
/// <param name="classify">Tells a wrong row from a wrong database or wrong code.</param>
internal sealed class TableWork(ImportDefinition definition, Func<Exception, ErrorClass> classify)
{
    /// <summary>Writes them, and spools what that changes in the table. Without a key, rows cannot be found there: they are what they are sent as.</summary>
    public async Task WriteAsync(ISettlement settlement, RowBatch good, ChunkVerdicts verdicts, ChangeSpool spool, CancellationToken cancellationToken)
    {
        if (definition.Key.Count == 0)
        {
            await WriteAsync(settlement, good, verdicts, cancellationToken);
            await spool.AddAsync(verdicts.Chunk, AsyncEnumerable.Empty<RowChange>(), cancellationToken);
            return;
        }

        await using var changes = settlement.OpenChanges(definition);
        await changes.RememberAsync(good, cancellationToken);
        await WriteAsync(settlement, good, verdicts, cancellationToken);
        int[] written = [.. Enumerable.Range(0, good.Count).Where(row => (RowOutcome)verdicts.Outcomes[good.IndexInChunk(row)] is RowOutcome.Inserted or RowOutcome.Updated)];
        await spool.AddAsync(verdicts.Chunk, changes.ReadAsync(good, written, cancellationToken).Select(change => change with { Row = good.IndexInChunk(change.Row) }), cancellationToken);
    }

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(ISettlement settlement, RowBatch good, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        await using var writer = settlement.OpenWriter(definition);
        var results = await new RowIsolation(settlement, writer, classify).WriteAsync(good, cancellationToken);
        for (var row = 0; row < results.Length; row++)
        {
            var index = good.IndexInChunk(row);
            if (results[row].Refusal is { } refusal)
            {
                var at = row;
                verdicts.Refuse(index, results[row].Outcome, refusal, field => CellText.Of(good, good[at][field]));
            }
            else
            {
                verdicts.Decide(index, results[row].Outcome);
            }
        }
    }
}
