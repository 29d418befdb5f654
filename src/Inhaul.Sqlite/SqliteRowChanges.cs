using System.Runtime.CompilerServices;
using Inhaul.Mapping;
using Inhaul.Writing;

namespace Inhaul.Sqlite;

/// <summary>What writing changes in a table, as the database tells it within one turn, by prepared statements.</summary>
/// <param name="turn">The turn.</param>
/// <param name="definition">What is written.</param>
internal sealed class SqliteRowChanges(SqliteTurn turn, ImportDefinition definition) : IRowChanges
{
    private readonly SqliteTableSql _sql = new(definition);
    private SqliteStatement? _held;
    private SqliteStatement? _remembered;
    private SqliteStatement? _differences;

    private SqliteStatement HeldStatement => _held ??= new SqliteStatement(turn.Handle, _sql.Held);

    /// <inheritdoc/>
    public Task RememberAsync(RowBatch rows, CancellationToken cancellationToken)
    {
        turn.Execute(_sql.CreateBefore);
        _remembered = new SqliteStatement(turn.Handle, _sql.Remembered);
        _differences = new SqliteStatement(turn.Handle, _sql.Differences);
        using var remember = new SqliteStatement(turn.Handle, _sql.Remember);
        for (var row = 0; row < rows.Count; row++)
        {
            if ((row & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            remember.Bind(rows, row);
            remember.Step();
            remember.Reset();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RowChange> ReadAsync(RowBatch rows, int[] chosen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var row in chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Find(HeldStatement, rows, row, Shown) is not { } now)
            {
                continue;
            }

            var before = _remembered is null ? null : Find(_remembered, rows, row, Shown);
            var differs = before is null ? null : Find(_differences!, rows, row, (statement, field) => statement.IsTrue(field));
            yield return RowChange.Of(row, before is not null, now, before ?? [], differs ?? []);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _held?.Dispose();
        _remembered?.Dispose();
        _differences?.Dispose();
        return ValueTask.CompletedTask;
    }

    private string? Shown(SqliteStatement statement, int field) => statement.Shown(field, definition.Fields[field].Type == ColumnType.Boolean);

    private T[]? Find<T>(SqliteStatement statement, RowBatch rows, int row, Func<SqliteStatement, int, T> read)
    {
        statement.Bind(rows, row);
        try
        {
            return statement.Step() ? [.. Enumerable.Range(0, definition.Fields.Count).Select(field => read(statement, field))] : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
