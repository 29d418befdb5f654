using System.Globalization;
using Inhaul.Mapping;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Inhaul.Sqlite;

/// <summary>A prepared statement over the cells of a row, bound without going through objects: this is the hot path.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int _parameters;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(sqlite3_prepare_v2(database, sql, out _statement));
        _parameters = sqlite3_bind_parameter_count(_statement);
    }

    /// <summary>Binds a row: the cell of field i is parameter i + 1, as far as the statement has parameters; a parameter behind the fields is the row's position.</summary>
    public void Bind(RowBatch rows, int row)
    {
        var cells = rows[row];
        for (var i = 0; i < _parameters; i++)
        {
            Check(i < cells.Length ? Bind(i + 1, rows, cells[i]) : sqlite3_bind_int64(_statement, i + 1, row));
        }
    }

    /// <summary>Runs the statement to its first row or its end.</summary>
    /// <returns>Whether it stands on a row.</returns>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    public bool Step()
    {
        var code = sqlite3_step(_statement);
        if (code is SQLITE_ROW or SQLITE_DONE)
        {
            return code == SQLITE_ROW;
        }

        // The message belongs to the step; resetting first would lose it.
        var error = new SqliteException(sqlite3_errmsg(_database).utf8_to_string(), code & 0xFF, sqlite3_extended_errcode(_database));
        Reset();
        throw error;
    }

    /// <summary>Whether a column of the current row is true.</summary>
    public bool IsTrue(int column) => sqlite3_column_int(_statement, column) != 0;

    /// <summary>A column of the current row as UTF-8 text, valid until the next step; null when it has no value.</summary>
    public byte[]? Text(int column) => sqlite3_column_type(_statement, column) == SQLITE_NULL ? null : sqlite3_column_blob(_statement, column).ToArray();

    /// <summary>A column of the current row as text for people, whatever it holds; null when it has no value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isTruth">Whether 0 and 1 mean false and true.</param>
    public string? Shown(int column, bool isTruth) => sqlite3_column_type(_statement, column) switch
    {
        SQLITE_NULL => null,
        SQLITE_INTEGER when isTruth && sqlite3_column_int64(_statement, column) is 0 or 1 => IsTrue(column) ? "true" : "false",
        SQLITE_INTEGER => sqlite3_column_int64(_statement, column).ToString(CultureInfo.InvariantCulture),
        SQLITE_FLOAT => sqlite3_column_double(_statement, column).ToString("R", CultureInfo.InvariantCulture),
        SQLITE_BLOB => $"\\x{Convert.ToHexStringLower(sqlite3_column_blob(_statement, column))}",
        _ => sqlite3_column_text(_statement, column).utf8_to_string(),
    };

    /// <summary>A column of the current row as a number; null when it is none.</summary>
    public double? Number(int column) => sqlite3_column_type(_statement, column) is SQLITE_INTEGER or SQLITE_FLOAT ? sqlite3_column_double(_statement, column) : null;

    /// <summary>Makes the statement ready for another row.</summary>
    public void Reset() => sqlite3_reset(_statement);

    public void Dispose() => sqlite3_finalize(_statement);

    private int Bind(int parameter, RowBatch rows, in Cell cell) => cell.Kind switch
    {
        CellKind.Null => sqlite3_bind_null(_statement, parameter),
        CellKind.Text or CellKind.Uuid => sqlite3_bind_text(_statement, parameter, rows.Text(cell)),
        CellKind.Decimal => sqlite3_bind_double(_statement, parameter, SqliteDecimal.ToDouble(rows.Text(cell))),
        CellKind.Double => sqlite3_bind_double(_statement, parameter, cell.Double),
        CellKind.Integer or CellKind.Boolean => sqlite3_bind_int64(_statement, parameter, cell.Bits),
        _ => sqlite3_bind_text(_statement, parameter, CellText.Iso(cell, stackalloc byte[CellText.LongestIso])),
    };

    private void Check(int code)
    {
        if (code != SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }
}
