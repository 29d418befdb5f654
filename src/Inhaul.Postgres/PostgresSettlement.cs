using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Postgres;

/// <summary>The transaction in which a chunk is written and settled.</summary>
internal sealed class PostgresSettlement(PostgresTurn turn, ChunkClaim claim) : ISettlement
{
    /// <inheritdoc/>
    public ITableWriter OpenWriter(ImportDefinition definition) => new PostgresTableWriter(turn, definition);

    /// <inheritdoc/>
    public Task SavepointAsync(string name, CancellationToken cancellationToken) => turn.ExecuteAsync($"SAVEPOINT {name}", cancellationToken);

    /// <inheritdoc/>
    public Task RollbackToAsync(string name, CancellationToken cancellationToken) => turn.ExecuteAsync($"ROLLBACK TO SAVEPOINT {name}", cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(string name, CancellationToken cancellationToken) => turn.ExecuteAsync($"RELEASE SAVEPOINT {name}", cancellationToken);

    /// <inheritdoc/>
    public async Task SettleAsync(byte[] outcomes, IReadOnlyList<RefusedRow> refused, CancellationToken cancellationToken)
    {
        await PostgresRowErrors.InsertAsync(turn, claim.Import.Tenant, claim.Import.Id, claim.Chunk.Attempts, refused, cancellationToken);
        var settled = await turn.ExecuteAsync(
            $"""
            UPDATE inhaul.chunk
            SET state = 'settled', owner = NULL, lease_until = NULL, outcomes = @outcomes, {CountColumns.Assignments}
            WHERE {PostgresWorkSource.Mine}
            """,
            cancellationToken, [.. PostgresWorkSource.Key(claim), ("@outcomes", outcomes), .. CountColumns.Parameters(RowCounts.Of(outcomes))]);
        if (settled == 0)
        {
            throw new ClaimLostException(claim);
        }
    }

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken) => turn.CommitAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => turn.DisposeAsync();
}
