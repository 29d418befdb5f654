using Npgsql;

namespace Inhaul.Postgres;

/// <summary>A part of the one transaction of a rehearsal, between a savepoint and its end.</summary>
internal sealed class PostgresRehearsedTransaction : IPostgresTransaction
{
    private const string Savepoint = "inhaul_turn";

    private readonly NpgsqlConnection _connection;

    private PostgresRehearsedTransaction(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Marks the point to come back to.</summary>
    public static async Task<PostgresRehearsedTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"SAVEPOINT {Savepoint}", cancellationToken);
        return new PostgresRehearsedTransaction(connection);
    }

    /// <inheritdoc/>
    public Task CommitAsync() => ExecuteAsync(_connection, $"RELEASE SAVEPOINT {Savepoint}", CancellationToken.None);

    /// <inheritdoc/>
    public Task RollbackAsync() => ExecuteAsync(_connection, $"ROLLBACK TO SAVEPOINT {Savepoint}; RELEASE SAVEPOINT {Savepoint}", CancellationToken.None);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
