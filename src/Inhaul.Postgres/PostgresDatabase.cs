using System.Data;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>One PostgreSQL database through a pool of connections; a rehearsal uses a single one, in a transaction that is never committed.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection? _rehearsal;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private PostgresDatabase(NpgsqlDataSource source, Version serverVersion, NpgsqlConnection? rehearsal)
    {
        _source = source;
        ServerVersion = serverVersion;
        _rehearsal = rehearsal;
    }

    /// <summary>The version of the server.</summary>
    public Version ServerVersion { get; }

    /// <summary>Makes a pool for a database.</summary>
    /// <param name="address">Where it is and who asks, as <see cref="PostgresAddress.Parse"/> reads it.</param>
    /// <param name="rehearsal">
    /// Whether everything happens in one transaction that is never committed: the same code runs and sees its own writes,
    /// and nothing of it stays.
    /// </param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="InvalidConfigurationException">There is no such database, it cannot be reached, or it does not let the role in.</exception>
    public static async Task<PostgresDatabase> OpenAsync(string address, bool rehearsal, CancellationToken cancellationToken)
    {
        var place = PostgresAddress.Parse(address);
        NpgsqlDataSource? source = null;
        try
        {
            source = NpgsqlDataSource.Create(place.ConnectionString);
            return await OpenAsync(source, rehearsal, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await (source?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw new InvalidConfigurationException($"The store {place.Display} cannot be opened: {PostgresErrors.Reason(exception)}");
        }
        catch
        {
            await (source?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>A connection for reading.</summary>
    public async Task<PostgresTurn> ReadAsync(CancellationToken cancellationToken) => await StatementAsync(cancellationToken);

    /// <summary>A connection for one statement, which is a transaction of its own: it is over when the statement is.</summary>
    public async Task<PostgresTurn> StatementAsync(CancellationToken cancellationToken)
    {
        // A failed statement spoils the transaction of a rehearsal, so there even this needs a point to come back to.
        if (_rehearsal is not null)
        {
            return await WriteAsync(cancellationToken);
        }

        var connection = await _source.OpenConnectionAsync(cancellationToken);
        return new PostgresTurn(connection, transaction: null, connection.DisposeAsync);
    }

    /// <summary>A connection with a transaction begun on it.</summary>
    public async Task<PostgresTurn> WriteAsync(CancellationToken cancellationToken)
    {
        if (_rehearsal is null)
        {
            var connection = await _source.OpenConnectionAsync(cancellationToken);
            return await BegunAsync(connection, async () => new PostgresOwnTransaction(await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)), connection.DisposeAsync);
        }

        await _turn.WaitAsync(cancellationToken);
        return await BegunAsync(_rehearsal, async () => await PostgresRehearsedTransaction.BeginAsync(_rehearsal, cancellationToken), GiveBack);

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

    private static async Task<PostgresDatabase> OpenAsync(NpgsqlDataSource source, bool rehearsal, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        var version = connection.PostgreSqlVersion;
        if (!rehearsal)
        {
            await connection.DisposeAsync();
            return new PostgresDatabase(source, version, null);
        }

        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        return new PostgresDatabase(source, version, connection);
    }

    private static async Task<PostgresTurn> BegunAsync(NpgsqlConnection connection, Func<Task<IPostgresTransaction>> begin, Func<ValueTask> giveBack)
    {
        try
        {
            return new PostgresTurn(connection, await begin(), giveBack);
        }
        catch
        {
            await giveBack();
            throw;
        }
    }
}
