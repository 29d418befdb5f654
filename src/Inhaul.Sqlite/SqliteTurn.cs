using Microsoft.Data.Sqlite;

namespace Inhaul.Sqlite;

/// <summary>The right to use the connection. A write turn is a transaction: disposing it without a commit undoes it.</summary>
internal sealed class SqliteTurn : IDisposable
{
    /// <summary>How a turn ends when it began a transaction.</summary>
    public static readonly (string Commit, string Rollback) Transaction = ("COMMIT", "ROLLBACK");

    /// <summary>How a turn ends within a rehearsal.</summary>
    public static readonly (string Commit, string Rollback) Savepoint = ("RELEASE inhaul_turn", "ROLLBACK TO inhaul_turn; RELEASE inhaul_turn");

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn;
    private (string Commit, string Rollback)? _begun;
    private bool _ended;

    public SqliteTurn(SqliteConnection connection, SemaphoreSlim turn, (string Commit, string Rollback)? begun)
    {
        _connection = connection;
        _turn = turn;
        _begun = begun;
    }

    /// <summary>The connection.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>The connection's handle.</summary>
    public SQLitePCL.sqlite3 Handle => _connection.Handle!;

    /// <summary>Makes the writes of this turn true.</summary>
    public void Commit()
    {
        Execute(_begun!.Value.Commit);
        _begun = null;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>All rows, each read by a function.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var rows = new List<T>();
        Read(sql, row => rows.Add(read(row)), parameters);
        return rows;
    }

    /// <summary>Gives each row to an action, however many there are.</summary>
    public void Read(string sql, Action<SqliteDataReader> take, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            take(reader);
        }
    }

    /// <summary>Opens one value to be read or written in place: as a parameter or a column, SQLite makes several copies of it.</summary>
    public SqliteBlob OpenBlob(string table, string column, long rowId, bool readOnly) => new(_connection, table, column, rowId, readOnly);

    public void Dispose()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        try
        {
            // Some errors (disk full, for one) make SQLite roll back by itself; then there is nothing to undo.
            if (_begun is { } begun && SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0)
            {
                Execute(begun.Rollback);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
