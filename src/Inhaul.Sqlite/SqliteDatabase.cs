using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Inhaul.Sqlite;

/// <summary>
/// One database file through one connection. SQLite has one writer at a time, so the workers of a process take turns here
/// instead of competing for its lock; other processes compete for it politely.
/// </summary>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    private const string Synced = "FULL";
    private const string Ordered = "NORMAL";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly bool _isRehearsal;
    private string? _durability;

    private SqliteDatabase(SqliteConnection connection, bool isRehearsal)
    {
        _connection = connection;
        _isRehearsal = isRehearsal;
    }

    /// <summary>The connection's handle, for whoever has the turn.</summary>
    public sqlite3 Handle => _connection.Handle!;

    /// <summary>Opens a database file, creating it when there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rehearsal">
    /// Whether everything happens in one transaction that is never committed: the same code runs and sees its own writes,
    /// and nothing of it stays.
    /// </param>
    /// <exception cref="InvalidConfigurationException">The file is no SQLite database or cannot be opened.</exception>
    public static SqliteDatabase Open(string path, bool rehearsal)
    {
        SystemSqlite.EnsureBound();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var database = new SqliteDatabase(connection, rehearsal);
            database.Configure();
            return database;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new InvalidConfigurationException($"{path} cannot be opened as an SQLite database: {exception.Message}");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the turn, for reading.</summary>
    public async Task<SqliteTurn> ReadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new SqliteTurn(_connection, _turn, begun: null);
    }

    /// <summary>
    /// Waits for the turn and for the database's write lock, and begins a transaction whose commit survives a power cut:
    /// what people are told of, such as the end of an import.
    /// </summary>
    public Task<SqliteTurn> WriteAsync(CancellationToken cancellationToken) => WriteAsync(Synced, cancellationToken);

    /// <summary>
    /// The same for a commit that only has to come before the next ones: after a power cut it may be gone with all that came
    /// behind it, but never alone. So it is for the work on chunks, where rows and ledger go together and are simply done again.
    /// </summary>
    public Task<SqliteTurn> WriteInOrderAsync(CancellationToken cancellationToken) => WriteAsync(Ordered, cancellationToken);

    private async Task<SqliteTurn> WriteAsync(string durability, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isRehearsal)
            {
                // Outside of its transaction, what a rehearsal does would stay.
                if (raw.sqlite3_get_autocommit(Handle) != 0)
                {
                    throw new InvalidConfigurationException(
                        "The rehearsal cannot go on: the database has undone its transaction, most often because a trigger does so when it refuses a row. Nothing was kept.");
                }

                Execute("SAVEPOINT inhaul_turn");
                return new SqliteTurn(_connection, _turn, SqliteTurn.Savepoint);
            }

            if (_durability != durability)
            {
                Execute($"PRAGMA synchronous = {durability}");
                _durability = durability;
            }

            await BeginAsync(cancellationToken);
            return new SqliteTurn(_connection, _turn, SqliteTurn.Transaction);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever has the turn finishes first.
        await _turn.WaitAsync();
        if (_isRehearsal && raw.sqlite3_get_autocommit(Handle) == 0)
        {
            Execute("ROLLBACK");
        }

        await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private void Configure()
    {
        // Foreign keys are off by default in SQLite; a row that points nowhere must be found now, not by the next reader.
        Execute("PRAGMA foreign_keys = ON");
        Execute("PRAGMA cache_size = -32000");
        if (_isRehearsal)
        {
            Execute("BEGIN IMMEDIATE");
            return;
        }

        // WAL lets readers look on while an import writes.
        Execute("PRAGMA journal_mode = WAL");

        // A table with a key in random order changes most pages of its index in every commit. Checkpointing seldom (at
        // 160 MB of WAL instead of SQLite's 4) writes such a page to the database once for many commits.
        Execute("PRAGMA wal_autocheckpoint = 40000");
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var end = DateTime.UtcNow + LongestWait;
        while (true)
        {
            var code = raw.sqlite3_exec(Handle, "BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK)
            {
                return;
            }

            if (code is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED) || DateTime.UtcNow > end)
            {
                SqliteException.ThrowExceptionForRC(code, Handle);
            }

            await Task.Delay(Random.Shared.Next(1, 20), cancellationToken);
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
