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

    /// <summary>Writes all rows of a batch; the results say what became of each.</summary>
    /// <exception cref="Exception">The error is not a row's: nothing of the chunk may be kept.</exception>
    public async Task<WriteResult[]> WriteAsync(RowBatch rows, CancellationToken cancellationToken)
    {
        var results = new WriteResult[rows.Count];
        if (rows.Count > 0)
        {
            await WriteAsync(rows, 0, rows.Count, results, cancellationToken);
        }

        return results;
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
                results[start] = new WriteResult(RowOutcome.Failed, writer.Explain(exception));
                return;
            }
        }

        var middle = start + ((end - start) / 2);
        await WriteAsync(rows, start, middle, results, cancellationToken);
        await WriteAsync(rows, middle, end, results, cancellationToken);
    }
}
