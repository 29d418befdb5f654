using System.Data.Common;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>The transaction of a step in the life of an import.</summary>
/// <param name="turn">The transaction.</param>
/// <param name="claim">The claim on the step.</param>
/// <param name="signal">Told when the step is done: others may have waited for it.</param>
internal sealed class SqliteLifeTransaction(SqliteTurn turn, LifeClaim claim, WorkSignal signal) : ILifeTransaction
{
    /// <inheritdoc/>
    public DbConnection Connection => turn.Connection;

    /// <inheritdoc/>
    public DbTransaction? Transaction => null;

    /// <inheritdoc/>
    public Task LogAsync(IReadOnlyList<NewLogEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            SqliteLog.Write(turn, claim.Import, entry);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> CommitAsync(CancellationToken cancellationToken)
    {
        if (!SqliteLifeSource.Finish(turn, claim))
        {
            return Task.FromResult(false);
        }

        turn.Commit();
        signal.Raise();
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        turn.Dispose();
        return ValueTask.CompletedTask;
    }
}
