using System.Data;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>The use of one connection. A write turn is a transaction: disposing it without a commit undoes it.</summary>
internal sealed class PostgresTurn : IAsyncDisposable
{
    private readonly Func<ValueTask> _giveBack;
    private readonly IPostgresTransaction? _transaction;
    private bool _isOver;

    public PostgresTurn(NpgsqlConnection connection, IPostgresTransaction? transaction, Func<ValueTask> giveBack)
    {
        Connection = connection;
        _transaction = transaction;
        _giveBack = giveBack;
    }

    /// <summary>The connection.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The transaction, for code that has to be told of it; null when it is a part of another, or none was begun.</summary>
    public NpgsqlTransaction? Transaction => (_transaction as PostgresOwnTransaction)?.Transaction;

    /// <summary>Makes the writes of this turn true. A commit that was begun is not cancelled: nobody would know what became of it.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_transaction is not null)
        {
            await _transaction.CommitAsync();
        }

        _isOver = true;
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
    public Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        QueryAsync(Command(sql, parameters), CommandBehavior.Default, read, cancellationToken);

    /// <summary>Gives each row to an action, however many there are.</summary>
    public async Task ReadAsync(string sql, Action<NpgsqlDataReader> take, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            take(reader);
        }
    }

    /// <summary>
    /// All rows, each read by a function that takes every column once and in order: so that a row of many megabytes needs no
    /// buffer of its size, which the driver would keep.
    /// </summary>
    public Task<List<T>> QueryInOrderAsync<T>(
        string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        QueryAsync(Command(sql, parameters), CommandBehavior.SequentialAccess, read, cancellationToken);

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
            if (_transaction is not null && !_isOver)
            {
                await _transaction.RollbackAsync();
            }
        }
        catch (Exception exception) when (PostgresErrors.Classify(exception) == ErrorClass.Infrastructure)
        {
            // The connection is gone, and with it what was not committed.
        }
        finally
        {
            _isOver = true;
            await _giveBack();
        }
    }

    private static async Task<List<T>> QueryAsync<T>(NpgsqlCommand statement, CommandBehavior behavior, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = statement;
        await using var reader = await command.ExecuteReaderAsync(behavior, cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
