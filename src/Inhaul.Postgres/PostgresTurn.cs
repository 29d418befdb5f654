using Npgsql;

namespace Inhaul.Postgres;

/// <summary>The use of one connection. A write turn is a transaction: disposing it without a commit undoes it.</summary>
internal sealed class PostgresTurn : IAsyncDisposable
{
    /// <summary>How a turn ends when it began a transaction.</summary>
    public static readonly (string Commit, string Rollback) Transaction = ("COMMIT", "ROLLBACK");

    /// <summary>How a turn ends within a rehearsal.</summary>
    public static readonly (string Commit, string Rollback) Savepoint = ("RELEASE SAVEPOINT inhaul_turn", "ROLLBACK TO SAVEPOINT inhaul_turn; RELEASE SAVEPOINT inhaul_turn");

    private readonly Func<ValueTask> _giveBack;
    private (string Commit, string Rollback)? _begun;

    public PostgresTurn(NpgsqlConnection connection, (string Commit, string Rollback)? begun, Func<ValueTask> giveBack)
    {
        Connection = connection;
        _begun = begun;
        _giveBack = giveBack;
    }

    /// <summary>The connection.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Makes the writes of this turn true.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        var begun = _begun!.Value;
        await ExecuteAsync(begun.Commit, cancellationToken);
        _begun = null;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows it changed.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first value of the first row; null when there is none.</summary>
    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteScalarAsync(cancellationToken) is { } value and not DBNull ? value : null;
    }

    /// <summary>All rows, each read by a function.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A statement with its parameters, on this turn's connection.</summary>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new NpgsqlCommand(sql, Connection);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_begun is { } begun && Connection.State == System.Data.ConnectionState.Open)
            {
                _begun = null;
                await ExecuteAsync(begun.Rollback, CancellationToken.None);
            }
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and with it what was not committed.
        }
        finally
        {
            await _giveBack();
        }
    }
}
