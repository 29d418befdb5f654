using Npgsql;

namespace Inhaul.Postgres;

/// <summary>One PostgreSQL database through a pool of connections; a rehearsal uses a single one, in a transaction that is never committed.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection? _rehearsal;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private PostgresDatabase(NpgsqlDataSource source, Version version, NpgsqlConnection? rehearsal)
    {
        ServerVersion = version;
        _source = source;
        _rehearsal = rehearsal;
    }

    /// <summary>The version of the server.</summary>
    public Version ServerVersion { get; }

    /// <summary>Makes a pool for a database.</summary>
    /// <param name="connectionString">Where it is and who asks.</param>
    /// <param name="rehearsal">
    /// Whether everything happens in one transaction that is never committed: the same code runs and sees its own writes,
    /// and nothing of it stays.
    /// </param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public static async Task<PostgresDatabase> OpenAsync(string connectionString, bool rehearsal, CancellationToken cancellationToken)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        try
        {
            var connection = await source.OpenConnectionAsync(cancellationToken);
            var version = connection.PostgreSqlVersion;
            if (!rehearsal)
            {
                await connection.DisposeAsync();
                return new PostgresDatabase(source, version, null);
            }

            await using var begin = new NpgsqlCommand("BEGIN", connection);
            await begin.ExecuteNonQueryAsync(cancellationToken);
            return new PostgresDatabase(source, version, connection);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection for reading.</summary>
    public async Task<PostgresTurn> ReadAsync(CancellationToken cancellationToken)
    {
        // A failed statement spoils the transaction of a rehearsal, so there even reading needs a point to come back to.
        if (_rehearsal is not null)
        {
            return await WriteAsync(cancellationToken);
        }

        var connection = await _source.OpenConnectionAsync(cancellationToken);
        return new PostgresTurn(connection, begun: null, connection.DisposeAsync);
    }

    /// <summary>A connection with a transaction begun on it.</summary>
    public async Task<PostgresTurn> WriteAsync(CancellationToken cancellationToken)
    {
        if (_rehearsal is null)
        {
            var connection = await _source.OpenConnectionAsync(cancellationToken);
            return await BegunAsync(new PostgresTurn(connection, PostgresTurn.Transaction, connection.DisposeAsync), "BEGIN", cancellationToken);
        }

        await _turn.WaitAsync(cancellationToken);
        return await BegunAsync(new PostgresTurn(_rehearsal, PostgresTurn.Savepoint, GiveBack), "SAVEPOINT inhaul_turn", cancellationToken);

        ValueTask GiveBack()
        {
            _turn.Release();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A connection of its own for listening, outside of any transaction.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) => await _source.OpenConnectionAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_rehearsal is not null)
        {
            // Whoever has the turn finishes first. Closing the connection undoes the rehearsal.
            await _turn.WaitAsync();
            await _rehearsal.DisposeAsync();
        }

        await _source.DisposeAsync();
        _turn.Dispose();
    }

    private static async Task<PostgresTurn> BegunAsync(PostgresTurn turn, string begin, CancellationToken cancellationToken)
    {
        try
        {
            await turn.ExecuteAsync(begin, cancellationToken);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }
}
