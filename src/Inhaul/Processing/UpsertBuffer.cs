using Inhaul.Mapping;
using Inhaul.Processing;

namespace Inhaul;

/// <summary>
/// Rows for a table, written together: set-based, with the outcome of each. A row that the database refuses costs the row of the
/// input that put it here, and only that one. Rows with one key are written in the order in which they came.
/// </summary>
/// <typeparam name="TRow">The row type: its public properties are the columns, in lower case words.</typeparam>
public sealed class UpsertBuffer<TRow>
    where TRow : notnull
{
    private readonly IReadOnlyList<Func<TRow, RowBatch, Cell>> _cells;
    private readonly ChunkScope _scope;
    private readonly BufferedTable? _upserts;
    private readonly BufferedTable _inserts;

    internal UpsertBuffer(ChunkScope scope, RowShape<TRow> shape, BufferedTable? upserts, BufferedTable inserts)
    {
        _scope = scope;
        _cells = shape.Cells;
        _upserts = upserts;
        _inserts = inserts;
    }

    /// <summary>Adds the row, or changes the one that the table has under its key.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InvalidOperationException">The buffer has no key.</exception>
    public void Upsert(TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Add(_upserts ?? throw new InvalidOperationException($"The buffer of {_inserts.Definition.Table} has no key to find rows by. Name one: Buffer<{typeof(TRow).Name}>(\"{_inserts.Definition.Table}\", \"id\")."), row);
    }

    /// <summary>Adds the row; one whose key the table has is refused.</summary>
    /// <param name="row">The row.</param>
    public void Insert(TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Add(_inserts, row);
    }

    /// <summary>Writes what all buffers of the chunk hold, in the chunk's transaction.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The receipt: what it stands for is in the database, for whoever asks in the same transaction.</returns>
    public async Task<FlushReceipt> FlushAsync(CancellationToken cancellationToken)
    {
        await _scope.FlushAsync(cancellationToken);
        return new FlushReceipt(_scope);
    }

    private void Add(BufferedTable table, TRow row)
    {
        var index = _scope.BufferIndex();
        var cells = table.Rows.Add(index);
        try
        {
            for (var i = 0; i < _cells.Count; i++)
            {
                cells[i] = _cells[i](row, table.Rows);
            }
        }
        catch
        {
            table.Rows.RemoveLast();
            throw;
        }
    }
}
