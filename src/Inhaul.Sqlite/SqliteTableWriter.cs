using System.Text;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Inhaul.Sqlite;

/// <summary>
/// Writes rows with prepared statements inside the chunk's transaction. A row is inserted unless its key is there; only
/// then is it compared and changed, as the conflict policy says. What SQLite refuses costs that row alone, since a refused
/// statement leaves no trace in its transaction; where it may, the caller has to find the culprit under savepoints.
/// </summary>
internal sealed class SqliteTableWriter : ITableWriter
{
    private readonly sqlite3 _database;
    private readonly ImportDefinition _definition;
    private readonly SqliteTableSql _sql;
    private readonly SqliteTable _table;
    private readonly int[] _keyFields;
    private readonly int[] _decimalFields;
    private readonly int? _newestField;
    private readonly SqliteStatement _insert;
    private SqliteStatement? _compare;
    private SqliteStatement? _change;
    private SqliteStatement? _newest;

    public SqliteTableWriter(SqliteTurn turn, ImportDefinition definition)
    {
        _database = turn.Handle;
        _definition = definition;
        _sql = new SqliteTableSql(definition);
        _table = SqliteTable.Read(turn, definition.Table);
        _keyFields = definition.KeyFields();
        _decimalFields = [.. Enumerable.Range(0, definition.Fields.Count).Where(field => definition.Fields[field].Type == ColumnType.Decimal)];
        _newestField = definition.Conflict.Column is { } column ? definition.Position(column) : null;
        _insert = new SqliteStatement(_database, _sql.Insert);
    }

    private SqliteStatement CompareStatement => _compare ??= new SqliteStatement(_database, _sql.Compare);

    private SqliteStatement ChangeStatement => _change ??= new SqliteStatement(_database, _sql.Change);

    private SqliteStatement NewestStatement => _newest ??= new SqliteStatement(_database, _sql.Newest);

    /// <inheritdoc/>
    public Task WriteAsync(RowBatch rows, Range range, Memory<WriteResult> results, CancellationToken cancellationToken)
    {
        var (start, length) = range.GetOffsetAndLength(rows.Count);
        var order = OrderOf(rows, start, length);
        for (var i = 0; i < length; i++)
        {
            if ((i & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            results.Span[order[i] - start] = Write(rows, order[i]);
        }

        // Deferred foreign keys are only checked at the commit, which would be too late to find the culprit.
        sqlite3_db_status(_database, SQLITE_DBSTATUS_DEFERRED_FKS, out var dangling, out _, 0);
        return dangling == 0
            ? Task.CompletedTask
            : throw new SqliteException("FOREIGN KEY constraint failed", SQLITE_CONSTRAINT, SQLITE_CONSTRAINT_FOREIGNKEY);
    }

    /// <inheritdoc/>
    public WriteRefusal Explain(Exception exception) => SqliteRefusals.Of((SqliteException)exception);

    /// <summary>What the table holds under the key of a row.</summary>
    public RowPresence Compare(RowBatch rows, int row)
    {
        CompareStatement.Bind(rows, row);
        try
        {
            return !CompareStatement.Step() ? RowPresence.Missing
                : CompareStatement.IsTrue(0) ? RowPresence.Same
                : RowPresence.Different;
        }
        finally
        {
            CompareStatement.Reset();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _insert.Dispose();
        _compare?.Dispose();
        _change?.Dispose();
        _newest?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// In the order of their keys, rows touch each page of the key's index once, but that is only done where nobody can tell
    /// the difference; a part of a batch, as in the search for a culprit, keeps the input's order.
    /// </summary>
    private int[] OrderOf(RowBatch rows, int start, int length) =>
        length == rows.Count && _keyFields.Length > 0 && _table.IsOrderFree ? rows.ByKey(_keyFields) : [.. Enumerable.Range(start, length)];

    private WriteResult Write(RowBatch rows, int row)
    {
        if (InexactDecimal(rows, row) is { } inexact)
        {
            return new WriteResult(RowOutcome.Rejected, inexact);
        }

        try
        {
            // A unique index does not see that two rows without a value for a part of the key are the same row.
            if (rows.LacksAny(row, _keyFields) && Compare(rows, row) != RowPresence.Missing)
            {
                return Resolve(rows, row);
            }

            return Run(_insert, rows, row) ? new WriteResult(RowOutcome.Inserted) : Resolve(rows, row);
        }
        catch (SqliteException exception) when (sqlite3_get_autocommit(_database) != 0)
        {
            throw new InvalidOperationException(
                $"the table {_definition.Table} undoes the whole transaction when it refuses a row ({exception.Message}), so that row cannot be told from the others. "
                + "Use RAISE(ABORT) or ON CONFLICT ABORT in its place.",
                exception);
        }
        catch (SqliteException exception) when (SqliteErrors.Classify(exception) == ErrorClass.Data && !_table.MayLeaveTraces)
        {
            return new WriteResult(RowOutcome.Failed, SqliteRefusals.Of(exception));
        }
    }

    /// <summary>The target holds the key: the conflict policy decides.</summary>
    private WriteResult Resolve(RowBatch rows, int row)
    {
        if (_table.MayDropRows && Compare(rows, row) == RowPresence.Missing)
        {
            return Dropped();
        }

        switch (_definition.Conflict.Action)
        {
            case ConflictAction.Skip:
                return new WriteResult(RowOutcome.Skipped);
            case ConflictAction.Reject:
                return new WriteResult(RowOutcome.Rejected, WriteRefusal.AlreadyExists(_definition.Key[0]));
            case ConflictAction.Newest when CompareAge(rows, row) is var age && age <= 0:
                return new WriteResult(age == 0 ? RowOutcome.Unchanged : RowOutcome.Stale);
            case not ConflictAction.Fill when _table.MayDropRows && Compare(rows, row) == RowPresence.Different:
                return Run(ChangeStatement, rows, row) ? new WriteResult(RowOutcome.Updated) : Dropped();
            default:
                return new WriteResult(_sql.HasValues && Run(ChangeStatement, rows, row) ? RowOutcome.Updated : RowOutcome.Unchanged);
        }
    }

    private static WriteResult Dropped() =>
        new(RowOutcome.Failed, new WriteRefusal(RowErrorCodes.TargetRefused, null, "a trigger or constraint of the table drops the row without an error"));

    /// <summary>Above 0 when the row is newer than what the target holds, 0 when as old, below when older or without a time.</summary>
    private int CompareAge(RowBatch rows, int row)
    {
        NewestStatement.Bind(rows, row);
        try
        {
            NewestStatement.Step();
            var mine = rows[row][_newestField!.Value];
            return mine.Kind switch
            {
                CellKind.Null => -1,
                CellKind.Double => CompareNumber(mine.Double),
                CellKind.Decimal => CompareNumber(SqliteDecimal.ToDouble(rows.Text(mine))),
                _ => CompareText(mine),
            };
        }
        finally
        {
            NewestStatement.Reset();
        }
    }

    private int CompareNumber(double mine) => NewestStatement.Number(0) is { } held ? mine.CompareTo(held) : 1;

    private int CompareText(in Cell mine)
    {
        var field = _definition.Fields[_newestField!.Value] with { Format = null };
        return NewestStatement.Text(0) is { } held && ValueReader.TryRead(field, held, new RowBatch(1), out var theirs) ? mine.Bits.CompareTo(theirs.Bits) : 1;
    }

    private bool Run(SqliteStatement statement, RowBatch rows, int row)
    {
        statement.Bind(rows, row);
        statement.Step();
        var changed = sqlite3_changes(_database) > 0;
        statement.Reset();
        return changed;
    }

    private WriteRefusal? InexactDecimal(RowBatch rows, int row)
    {
        foreach (var field in _decimalFields)
        {
            var cell = rows[row][field];
            if (cell.Kind == CellKind.Decimal && !SqliteDecimal.IsExact(rows.Text(cell)))
            {
                var column = _definition.Fields[field].Column;
                return new WriteRefusal(RowErrorCodes.PrecisionLost, column,
                    $"'{Encoding.UTF8.GetString(rows.Text(cell))}' has more digits than SQLite keeps in a number; use --column {column}:text to keep them all");
            }
        }

        return null;
    }
}
