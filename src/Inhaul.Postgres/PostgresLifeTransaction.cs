using System.Data.Common;
using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>The transaction of a step in the life of an import.</summary>
/// <param name="turn">The transaction.</param>
/// <param name="claim">The claim on the step.</param>
internal sealed class PostgresLifeTransaction(PostgresTurn turn, LifeClaim claim) : ILifeTransaction
{
    /// <inheritdoc/>
    public DbConnection Connection => turn.Connection;

    /// <inheritdoc/>
    public DbTransaction? Transaction => turn.Transaction;

    /// <inheritdoc/>
    public async Task LogAsync(IReadOnlyList<NewLogEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            await PostgresLog.WriteAsync(turn, claim.Import, entry, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(CancellationToken cancellationToken)
    {
        if (!await PostgresLifeSource.FinishAsync(turn, claim, cancellationToken))
        {
            return false;
        }

        await PostgresWakeUp.NotifyAsync(turn, cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => turn.DisposeAsync();
}
