using Npgsql;

namespace Inhaul.Postgres;

/// <summary>A transaction of its own, as everywhere but in a rehearsal.</summary>
internal sealed class PostgresOwnTransaction(NpgsqlTransaction transaction) : IPostgresTransaction
{
    /// <summary>The driver's transaction.</summary>
    public NpgsqlTransaction Transaction => transaction;

    /// <inheritdoc/>
    public async Task CommitAsync()
    {
        await transaction.CommitAsync();
        await transaction.DisposeAsync();
    }

    /// <inheritdoc/>
    public async Task RollbackAsync() => await transaction.DisposeAsync();
}
