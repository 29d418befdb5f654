using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Writing;

/// <summary>
/// Makes one bad row cost one row: rows that the target refuses as a whole are written again in halves, each under a
/// savepoint, until the culprit is alone.
/// </summary>
/// <param name="settlement">The chunk's transaction.</param>
/// <param name="writer">The writer in it.</param>
/// <param name="classify">Tells a wrong row from a wrong database or wrong code.</param>
internal sealed class RowIsolation(ISettlement settlement, ITableWriter writer, Func<Exception, ErrorClass> classify)
{
    private const string Savepoint = "inhaul_rows";

    private readonly List<int> _dangling = [];

    /// <summary>Writes all rows of a batch; the results say what became of each.</summary>
    /// <exception cref="Exception">The error is not a row's: nothing of the chunk may be kept.</exception>
    public async Task<WriteResult[]> WriteAsync(RowBatch rows, CancellationToken cancellationToken)
    {
        var results = new WriteResult[rows.Count];
        if (rows.Count > 0)
        {
            await WriteAsync(rows, 0, rows.Count, results, cancellationToken);
            await WriteDanglingAgainAsync(rows, results, cancellationToken);
        }

        return results;
    }

    /// <summary>
    /// A row may refer to another row of the batch. Written apart from it in the search for a culprit it was refused, though
    /// it is good; now that the others are there it is tried again, against the order of before, as long as that helps.
    /// </summary>
    private async Task WriteDanglingAgainAsync(RowBatch rows, WriteResult[] results, CancellationToken cancellationToken)
    {
        for (var before = rows.Count; _dangling.Count > 0 && _dangling.Count < before;)
        {
            before = _dangling.Count;
            int[] again = [.. Enumerable.Reverse(_dangling)];
            _dangling.Clear();
            foreach (var row in again)
            {
                await WriteAsync(rows, row, row + 1, results, cancellationToken);
            }
        }
    }

    private async Task WriteAsync(RowBatch rows, int start, int end, WriteResult[] results, CancellationToken cancellationToken)
    {
        await settlement.SavepointAsync(Savepoint, cancellationToken);
        try
        {
            await writer.WriteAsync(rows, start..end, results.AsMemory(start..end), cancellationToken);
            await settlement.ReleaseAsync(Savepoint, cancellationToken);
            return;
        }
        catch (Exception exception) when (classify(exception) == ErrorClass.Data)
        {
            await settlement.RollbackToAsync(Savepoint, cancellationToken);
            await settlement.ReleaseAsync(Savepoint, cancellationToken);
            if (end - start == 1)
            {
                var refusal = writer.Explain(exception);
                results[start] = new WriteResult(RowOutcome.Failed, refusal);
                if (refusal.Code == RowErrorCodes.ForeignKeyViolation)
                {
                    _dangling.Add(start);
                }

                return;
            }
        }

        var middle = start + ((end - start) / 2);
        await WriteAsync(rows, start, middle, results, cancellationToken);
        await WriteAsync(rows, middle, end, results, cancellationToken);
    }
}
