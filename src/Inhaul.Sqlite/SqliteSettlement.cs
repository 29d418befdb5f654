using System.Data.Common;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Sqlite;

/// <summary>The transaction in which a chunk is written and settled.</summary>
internal sealed class SqliteSettlement(SqliteTurn turn, ChunkClaim claim) : ISettlement
{
    /// <inheritdoc/>
    public DbConnection Connection => turn.Connection;

    /// <inheritdoc/>
    public DbTransaction? Transaction => null;

    /// <inheritdoc/>
    public ITableWriter OpenWriter(ImportDefinition definition) => new SqliteTableWriter(turn, definition);

    /// <inheritdoc/>
    public IRowChanges OpenChanges(ImportDefinition definition) => new SqliteRowChanges(turn, definition);

    /// <inheritdoc/>
    public Task SavepointAsync(string name, CancellationToken cancellationToken) => ExecuteAsync($"SAVEPOINT {name}");

    /// <inheritdoc/>
    public Task RollbackToAsync(string name, CancellationToken cancellationToken) => ExecuteAsync($"ROLLBACK TO {name}");

    /// <inheritdoc/>
    public Task ReleaseAsync(string name, CancellationToken cancellationToken) => ExecuteAsync($"RELEASE {name}");

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
    public Task KeepAsync(IReadOnlyList<RowTarget> results, CancellationToken cancellationToken)
    {
        SqliteRowResults.Keep(turn, claim.Import, results);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task KeepCleanedAsync(string cleaned, CancellationToken cancellationToken)
    {
        turn.Execute($"UPDATE inhaul_chunk SET cleaned = @cleaned WHERE {SqliteWorkSource.Mine}", [.. SqliteWorkSource.Key(claim), ("@cleaned", cleaned)]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task KeepAttachedAsync(string attached, CancellationToken cancellationToken)
    {
        turn.Execute($"UPDATE inhaul_chunk SET attached = @attached WHERE {SqliteWorkSource.Mine}", [.. SqliteWorkSource.Key(claim), ("@attached", attached)]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> FindMissingAsync(FieldReference reference, IReadOnlyList<ColumnType> types, RowBatch values, CancellationToken cancellationToken) =>
        Task.FromResult(SqliteReferences.FindMissing(turn, reference, values));

    /// <inheritdoc/>
    public Task<IReadOnlySet<ContentAddress>> HoldAttachmentsAsync(string storage, IReadOnlyCollection<ContentAddress> contents, CancellationToken cancellationToken) =>
        Task.FromResult(SqliteAttachmentSource.FindUnstored(turn, claim.Import.Tenant, storage, contents));

    /// <inheritdoc/>
    public Task MarkAsync(IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        SqliteAggregation.Mark(turn, claim.Import, subjects);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task SettleAsync(byte[] outcomes, IReadOnlyList<RefusedRow> refused, CancellationToken cancellationToken)
    {
        SqliteRowErrors.Insert(turn, claim.Import.Tenant, claim.Import.Id, claim.Chunk.Attempts, refused);
        var counts = RowCounts.Of(outcomes);
        turn.Execute(
            $"""
            UPDATE inhaul_chunk
            SET {(counts.Pending == 0 ? "state = 'settled', owner = NULL, lease_until = NULL, " : "")}outcomes = @outcomes, worked_ms = @worked, {DeathColumns.Forgotten},
                {CountColumns.Assignments}
            WHERE {SqliteWorkSource.Mine}
            """,
            [.. SqliteWorkSource.Key(claim), ("@outcomes", outcomes), ("@worked", claim.WorkedMilliseconds), .. CountColumns.Parameters(counts)]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken)
    {
        turn.Commit();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task ExecuteAsync(string sql)
    {
        turn.Execute(sql);
        return Task.CompletedTask;
    }
}
