using Inhaul.Stores;
using Microsoft.Data.Sqlite;

namespace Inhaul.Sqlite;

/// <summary>Claims in SQLite: the write lock makes a claim exclusive, the fence makes it provable.</summary>
internal sealed class SqliteWorkSource(SqliteDatabase database, WorkSignal signal) : IWorkSource
{
    private const string Ready = $"""
        SELECT c.number FROM inhaul_chunk c JOIN inhaul_import i ON i.tenant = c.tenant AND i.id = c.import_id
        WHERE c.tenant = @tenant AND c.import_id = @import AND c.state = 'ready' AND i.state = 'active'
          AND (c.lease_until IS NULL OR c.lease_until <= {SqliteClock.Now})
        """;

    // The first chunk that is not settled, while nobody has another one in work.
    private const string ReadyInOrder = $"""
        {Ready} AND c.number = (SELECT min(number) FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import AND state = 'ready')
          AND NOT EXISTS (SELECT 1 FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND lease_until > {SqliteClock.Now})
        """;

    private const string Work = $"""
        SELECT tenant, id FROM (
            SELECT i.tenant, i.id, row_number() OVER (PARTITION BY i.tenant ORDER BY i.id) AS place FROM inhaul_import i
            WHERE i.tracked = 0 AND (i.state IN ('queued', 'cancelling') OR (i.state = 'active' AND (
                EXISTS (SELECT 1 FROM inhaul_chunk c WHERE c.tenant = i.tenant AND c.import_id = i.id AND c.state = 'ready' AND (c.lease_until IS NULL OR c.lease_until <= {SqliteClock.Now}))
                OR EXISTS (SELECT 1 FROM inhaul_phase_run p WHERE p.tenant = i.tenant AND p.import_id = i.id AND p.phase = 'upload' AND p.status = 'pending'
                           AND (p.lease_until IS NULL OR p.lease_until <= {SqliteClock.Now}))
                OR (i.phase <> 'upload' AND NOT EXISTS (SELECT 1 FROM inhaul_chunk c WHERE c.tenant = i.tenant AND c.import_id = i.id AND c.state = 'ready'))))))
        ORDER BY place, tenant LIMIT @limit
        """;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportKey>> FindWorkAsync(int limit, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Query(Work, ReadKey, ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportKey>> FindOpenAsync(int limit, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        return turn.Query(
            "SELECT tenant, id FROM inhaul_import WHERE state IN ('queued', 'active', 'cancelling') ORDER BY tenant, id LIMIT @limit", ReadKey, ("@limit", limit));
    }

    /// <inheritdoc/>
    public WorkSignal Listen() => signal;

    /// <inheritdoc/>
    public async Task<ChunkClaim?> ClaimAsync(ImportRecord import, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var key = Key(import);
        var next = $"{(import.Options.Sequential ? ReadyInOrder : Ready)} ORDER BY c.number LIMIT 1";
        using (var look = await database.ReadAsync(cancellationToken))
        {
            if (look.Scalar(next, key) is null)
            {
                return null;
            }
        }

        using var turn = await database.WriteInOrderAsync(cancellationToken);
        if (turn.Scalar(next, key) is not long number)
        {
            return null;
        }

        var (chunk, fence) = turn.Query(
            $"""
            UPDATE inhaul_chunk SET owner = @owner, fence = fence + 1, attempts = attempts + 1, lease_until = {SqliteClock.LeaseEnd}, {DeathColumns.CountedByClaim}
            WHERE tenant = @tenant AND import_id = @import AND number = @number RETURNING {SqliteChunkRows.Columns}, fence
            """,
            row => (SqliteChunkRows.Read(row), row.GetInt64(row.FieldCount - 1)),
            [.. key, ("@number", number), ("@owner", owner), ("@lease", SqliteClock.Modifier(lease))])[0];
        var claim = new ChunkClaim(
            import, chunk, owner, fence,
            SqliteChunkRows.ReadRaw(turn, import.Tenant, import.Id, chunk.Number), SqliteChunkRows.ReadPatches(turn, import.Tenant, import.Id, chunk));
        turn.Commit();
        return claim;
    }

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(ChunkClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        var renewed = turn.Execute(
            $"UPDATE inhaul_chunk SET lease_until = {SqliteClock.LeaseEnd} WHERE {Mine}",
            [.. Key(claim), ("@lease", SqliteClock.Modifier(lease))]) == 1;
        turn.Commit();
        return renewed;
    }

    /// <inheritdoc/>
    public async Task<bool> SuspectAsync(ChunkClaim claim, RowRange rows, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        var marked = turn.Execute(
            $"UPDATE inhaul_chunk SET {DeathColumns.Marked} WHERE {Mine}", [.. Key(claim), ("@first", rows.First), ("@count", rows.Count)]) == 1;
        turn.Commit();
        return marked;
    }

    /// <inheritdoc/>
    public async Task<ISettlement?> BeginSettleAsync(ChunkClaim claim, CancellationToken cancellationToken)
    {
        var turn = await database.WriteInOrderAsync(cancellationToken);
        try
        {
            if (turn.Scalar($"SELECT 1 FROM inhaul_chunk WHERE {Mine}", Key(claim)) is not null)
            {
                return new SqliteSettlement(turn, claim);
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        turn.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(ChunkClaim claim, bool keepAttempt, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        turn.Execute(
            $"UPDATE inhaul_chunk SET owner = NULL, lease_until = NULL, attempts = attempts - @back, {DeathColumns.Forgotten} WHERE {Mine}",
            [.. Key(claim), ("@back", keepAttempt ? 0 : 1)]);
        turn.Commit();
        signal.Raise();
    }

    /// <inheritdoc/>
    public async Task ReleaseUnheardAsync(ImportRecord import, string owner, CancellationToken cancellationToken)
    {
        using var turn = await database.WriteInOrderAsync(cancellationToken);
        turn.Execute(
            "UPDATE inhaul_chunk SET owner = NULL, lease_until = NULL, attempts = attempts - 1 WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner = @owner",
            [.. Key(import), ("@owner", owner)]);
        turn.Commit();
        signal.Raise();
    }

    /// <inheritdoc/>
    public async Task ReleaseDeadAsync(ImportRecord import, Func<string, bool> isDead, CancellationToken cancellationToken)
    {
        var key = Key(import);
        List<string> dead;
        using (var look = await database.ReadAsync(cancellationToken))
        {
            dead = [.. look.Query(
                """
                SELECT owner FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner IS NOT NULL
                UNION SELECT owner FROM inhaul_phase_run WHERE tenant = @tenant AND import_id = @import AND status = 'pending' AND owner IS NOT NULL
                UNION SELECT owner FROM inhaul_aggregation WHERE tenant = @tenant AND import_id = @import AND state <> 'done' AND owner IS NOT NULL
                """,
                row => row.GetString(0), key).Where(isDead)];
        }

        if (dead.Count == 0)
        {
            return;
        }

        using var turn = await database.WriteInOrderAsync(cancellationToken);
        foreach (var owner in dead)
        {
            turn.Execute(
                $"UPDATE inhaul_chunk SET owner = NULL, lease_until = NULL, deaths = {DeathColumns.OneMore} WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner = @owner",
                [.. key, ("@owner", owner)]);
            turn.Execute(
                "UPDATE inhaul_phase_run SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND status = 'pending' AND owner = @owner",
                [.. key, ("@owner", owner)]);
            turn.Execute(
                "UPDATE inhaul_aggregation SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND state <> 'done' AND owner = @owner",
                [.. key, ("@owner", owner)]);
        }

        turn.Commit();
        signal.Raise();
    }

    /// <summary>The condition under which a claim is still its worker's own.</summary>
    public const string Mine = "tenant = @tenant AND import_id = @import AND number = @number AND owner = @owner AND fence = @fence AND state = 'ready'";

    /// <summary>The parameters of <see cref="Mine"/>.</summary>
    public static (string, object?)[] Key(ChunkClaim claim) =>
        [.. Key(claim.Import), ("@number", claim.Chunk.Number), ("@owner", claim.Owner), ("@fence", claim.Fence)];

    private static ImportKey ReadKey(SqliteDataReader row) => new(row.GetString(0), Guid.Parse(row.GetString(1)));

    private static (string, object?)[] Key(ImportRecord import) => [("@tenant", import.Tenant), ("@import", import.Id.ToString())];
}
