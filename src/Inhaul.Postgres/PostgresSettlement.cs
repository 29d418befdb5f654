using System.Data.Common;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Postgres;

/// <summary>The transaction in which a chunk is written and settled.</summary>
/// <param name="turn">The transaction.</param>
/// <param name="claim">The claim on the chunk.</param>
/// <param name="foresight">What the chunks of imports were like.</param>
internal sealed class PostgresSettlement(PostgresTurn turn, ChunkClaim claim, PostgresForesight foresight) : ISettlement
{
    private readonly List<(string Table, PostgresTableWriter Writer)> _writers = [];

    /// <inheritdoc/>
    public DbConnection Connection => turn.Connection;

    /// <inheritdoc/>
    public DbTransaction? Transaction => turn.Transaction;

    /// <inheritdoc/>
    public ITableWriter OpenWriter(ImportDefinition definition)
    {
        var writer = new PostgresTableWriter(turn, definition, foresight.Of(claim.Import.Id, definition.Table));
        _writers.Add((definition.Table, writer));
        return writer;
    }

    /// <inheritdoc/>
    public IRowChanges OpenChanges(ImportDefinition definition) => new PostgresRowChanges(turn, definition);

    /// <inheritdoc/>
    public Task SavepointAsync(string name, CancellationToken cancellationToken) => turn.ExecuteAsync($"SAVEPOINT {name}", cancellationToken);

    /// <inheritdoc/>
    public Task RollbackToAsync(string name, CancellationToken cancellationToken) => turn.ExecuteAsync($"ROLLBACK TO SAVEPOINT {name}", cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(string name, CancellationToken cancellationToken) => turn.ExecuteAsync($"RELEASE SAVEPOINT {name}", cancellationToken);

    /// <inheritdoc/>
    public async Task LogAsync(IReadOnlyList<NewLogEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            await PostgresLog.WriteAsync(turn, claim.Import, entry, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task KeepAsync(IReadOnlyList<RowTarget> results, CancellationToken cancellationToken) => PostgresRowResults.KeepAsync(turn, claim.Import, results, cancellationToken);

    /// <inheritdoc/>
    public Task KeepCleanedAsync(string cleaned, CancellationToken cancellationToken) => turn.ExecuteAsync(
        $"UPDATE inhaul.chunk SET cleaned = @cleaned::json WHERE {PostgresWorkSource.Mine}", cancellationToken, [.. PostgresWorkSource.Key(claim), ("@cleaned", cleaned)]);

    /// <inheritdoc/>
    public Task KeepAttachedAsync(string attached, CancellationToken cancellationToken) => turn.ExecuteAsync(
        $"UPDATE inhaul.chunk SET attached = @attached::json WHERE {PostgresWorkSource.Mine}", cancellationToken, [.. PostgresWorkSource.Key(claim), ("@attached", attached)]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> FindMissingAsync(FieldReference reference, IReadOnlyList<ColumnType> types, RowBatch values, CancellationToken cancellationToken) =>
        PostgresReferences.FindMissingAsync(turn, reference, types, values, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlySet<ContentAddress>> HoldAttachmentsAsync(string storage, IReadOnlyCollection<ContentAddress> contents, CancellationToken cancellationToken) =>
        PostgresAttachmentSource.HoldAsync(turn, claim.Import.Tenant, storage, contents, cancellationToken);

    /// <inheritdoc/>
    public Task MarkAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken) => PostgresAggregation.MarkAsync(turn, claim.Import, subjects, cancellationToken);

    /// <inheritdoc/>
    public async Task SettleAsync(byte[] outcomes, IReadOnlyList<RefusedRow> refused, CancellationToken cancellationToken)
    {
        await PostgresRowErrors.InsertAsync(turn, claim.Import.Tenant, claim.Import.Id, claim.Chunk.Attempts, refused, cancellationToken);
        var counts = RowCounts.Of(outcomes);
        var settled = await turn.ExecuteAsync(
            $"""
            UPDATE inhaul.chunk
            SET {(counts.Pending == 0 ? "state = 'settled', owner = NULL, lease_until = NULL, " : "")}outcomes = @outcomes, worked_ms = @worked, {DeathColumns.Forgotten},
                {CountColumns.Assignments}
            WHERE {PostgresWorkSource.Mine}
            """,
            cancellationToken, [.. PostgresWorkSource.Key(claim), ("@outcomes", outcomes), ("@worked", claim.WorkedMilliseconds), .. CountColumns.Parameters(counts)]);
        if (settled == 0)
        {
            throw new ClaimLostException(claim);
        }
    }

    /// <inheritdoc/>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await turn.CommitAsync(cancellationToken);
        foreach (var (table, writer) in _writers)
        {
            if (writer.Found is { } found)
            {
                foresight.Learn(claim.Import.Id, table, found);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => turn.DisposeAsync();
}
