using Inhaul.Mapping;
using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>
/// Claims in PostgreSQL: row locks make a claim exclusive, the fence makes it provable. Whoever claims holds the import, so
/// that it is still active when the claim commits; whoever settles holds the chunk's key, so that nobody can claim it
/// meanwhile, while the lease can still be renewed.
/// </summary>
internal sealed class PostgresWorkSource(PostgresDatabase database) : IWorkSource, IAsyncDisposable
{
    /// <summary>The condition under which a claim is still its worker's own.</summary>
    public const string Mine = "tenant = @tenant AND import_id = @import AND number = @number AND owner = @owner AND fence = @fence AND state = 'ready'";

    private const string Free = "state = 'ready' AND (lease_until IS NULL OR lease_until <= clock_timestamp())";

    private const string Waiting = $"""
        SELECT tenant, id FROM (
            SELECT i.tenant, i.id, row_number() OVER (PARTITION BY i.tenant ORDER BY i.id) AS place FROM inhaul.import i
            WHERE i.tracked = 0 AND i.state IN ('queued', 'active', 'cancelling') AND (i.state <> 'active'
                OR EXISTS (SELECT FROM inhaul.chunk c WHERE c.tenant = i.tenant AND c.import_id = i.id AND {Free})
                OR EXISTS (SELECT FROM inhaul.phase_run p WHERE p.tenant = i.tenant AND p.import_id = i.id AND p.phase = 'upload' AND p.status = 'pending'
                           AND (p.lease_until IS NULL OR p.lease_until <= clock_timestamp()))
                OR (i.phase <> 'upload' AND NOT EXISTS (SELECT FROM inhaul.chunk c WHERE c.tenant = i.tenant AND c.import_id = i.id AND c.state = 'ready')))) AS waiting
        ORDER BY place, tenant LIMIT @limit
        """;

    private static readonly string Claim = ClaimOf("");

    // The first chunk that is not settled, while nobody has another one in work. Whoever claims so holds the import alone from
    // a statement before, so that this one sees what the last claim left.
    private static readonly string ClaimInOrder = ClaimOf("""
        AND number = (SELECT min(number) FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND state = 'ready')
        AND NOT EXISTS (SELECT FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND lease_until > clock_timestamp())
        """);

    // A lock that says of a chunk, to everybody who looks, which session is settling it; the session ends, the lock does too.
    // What a transaction puts off to its end would fail there as a whole; checked at once, it is the fault of one row.
    private const string BeginSettle = $"""
        SET CONSTRAINTS ALL IMMEDIATE;
        SELECT pg_advisory_xact_lock({Settling}) FROM (SELECT tenant, import_id, number FROM inhaul.chunk WHERE {Mine} FOR KEY SHARE) AS c
        """;

    private const string Settling = "hashtextextended('inhaul.settle ' || c.tenant || ' ' || c.import_id || ' ' || c.number, 0)";

    private readonly PostgresWakeUp _wakeUp = new(database);
    private readonly PostgresForesight _foresight = new();

    /// <inheritdoc/>
    public Task<IReadOnlyList<ImportKey>> FindWorkAsync(int limit, CancellationToken cancellationToken) => FindAsync(Waiting, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ImportKey>> FindOpenAsync(int limit, CancellationToken cancellationToken) => FindAsync(
        "SELECT tenant, id FROM inhaul.import WHERE state IN ('queued', 'active', 'cancelling') ORDER BY tenant, id LIMIT @limit", limit, cancellationToken);

    /// <inheritdoc/>
    public WorkSignal Listen() => _wakeUp.Listen();

    /// <inheritdoc/>
    public async Task<ChunkClaim?> ClaimAsync(ImportRecord import, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var inOrder = import.Options.Sequential;
        await using var turn = inOrder ? await database.WriteAsync(cancellationToken) : await database.StatementAsync(cancellationToken);
        if (inOrder)
        {
            await turn.ExecuteAsync("SELECT FROM inhaul.import WHERE tenant = @tenant AND id = @import FOR NO KEY UPDATE", cancellationToken, Key(import));
        }

        // Not cancelled once it is sent: a claim that nobody knows of would keep its chunk from everybody until it expires.
        var claims = await turn.QueryInOrderAsync(inOrder ? ClaimInOrder : Claim, row => Read(row, import, owner), CancellationToken.None, [.. Key(import), ("@owner", owner), ("@lease", lease)]);
        await turn.CommitAsync(CancellationToken.None);
        return claims.SingleOrDefault();
    }

    /// <inheritdoc/>
    public async Task<bool> RenewAsync(ChunkClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        var renewed = await turn.ExecuteAsync(
            $"UPDATE inhaul.chunk SET lease_until = clock_timestamp() + @lease WHERE {Mine}", cancellationToken, [.. Key(claim), ("@lease", lease)]) == 1;
        await turn.CommitAsync(cancellationToken);
        return renewed;
    }

    /// <inheritdoc/>
    public async Task<bool> SuspectAsync(ChunkClaim claim, RowRange rows, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        var marked = await turn.ExecuteAsync(
            $"UPDATE inhaul.chunk SET {DeathColumns.Marked} WHERE {Mine}", cancellationToken, [.. Key(claim), ("@first", rows.First), ("@count", rows.Count)]) == 1;
        await turn.CommitAsync(cancellationToken);
        return marked;
    }

    /// <inheritdoc/>
    public async Task<ISettlement?> BeginSettleAsync(ChunkClaim claim, CancellationToken cancellationToken)
    {
        var turn = await database.WriteAsync(cancellationToken);
        try
        {
            if ((await turn.QueryAsync(BeginSettle, _ => true, cancellationToken, Key(claim))).Count > 0)
            {
                return new PostgresSettlement(turn, claim, _foresight);
            }
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }

        await turn.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public async Task ReleaseAsync(ChunkClaim claim, bool keepAttempt, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        await turn.ExecuteAsync(
            $"""
            WITH released AS (UPDATE inhaul.chunk SET owner = NULL, lease_until = NULL, attempts = attempts - @back, {DeathColumns.Forgotten} WHERE {Mine} RETURNING 1)
            SELECT pg_notify('{PostgresWakeUp.Channel}', '') FROM released
            """,
            cancellationToken, [.. Key(claim), ("@back", keepAttempt ? 0 : 1)]);
        await turn.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ReleaseUnheardAsync(ImportRecord import, string owner, CancellationToken cancellationToken)
    {
        await using var turn = await database.StatementAsync(cancellationToken);
        await turn.ExecuteAsync(
            $"""
            WITH released AS (
                UPDATE inhaul.chunk SET owner = NULL, lease_until = NULL, attempts = attempts - 1
                WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner = @owner RETURNING 1)
            SELECT pg_notify('{PostgresWakeUp.Channel}', '') FROM released
            """,
            cancellationToken, [.. Key(import), ("@owner", owner)]);
        await turn.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ReleaseDeadAsync(ImportRecord import, Func<string, bool> isDead, CancellationToken cancellationToken)
    {
        var key = Key(import);
        List<(string Owner, bool IsOver)> owners;
        await using (var look = await database.ReadAsync(cancellationToken))
        {
            owners = await look.QueryAsync(
                """
                SELECT owner, bool_or(lease_until <= clock_timestamp()) FROM (
                    SELECT owner, lease_until FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner IS NOT NULL
                    UNION ALL
                    SELECT owner, lease_until FROM inhaul.phase_run WHERE tenant = @tenant AND import_id = @import AND status = 'pending' AND owner IS NOT NULL
                    UNION ALL
                    SELECT owner, lease_until FROM inhaul.aggregation WHERE tenant = @tenant AND import_id = @import AND state <> 'done' AND owner IS NOT NULL) AS held
                GROUP BY owner
                """,
                row => (row.GetString(0), row.GetBoolean(1)), cancellationToken, key);
        }

        var dead = owners.Select(held => held.Owner).Where(isDead).ToArray();
        if (dead.Length > 0 || owners.Exists(held => held.IsOver))
        {
            await using var turn = await database.WriteAsync(cancellationToken);
            await EndSessionsAsync(turn, [.. key, ("@dead", dead)], cancellationToken);
            await FreeAsync(turn, [.. key, ("@dead", dead)], cancellationToken);
            await turn.CommitAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _wakeUp.DisposeAsync();

    /// <summary>The parameters of <see cref="Mine"/>.</summary>
    public static (string, object?)[] Key(ChunkClaim claim) =>
        [.. Key(claim.Import), ("@number", claim.Chunk.Number), ("@owner", claim.Owner), ("@fence", claim.Fence)];

    // The import is locked before the chunk, in the order of everybody, and only when there is a chunk to be had. The commit
    // need not wait for the disk: when a claim is lost in a power cut, its fence is lost with it.
    private static string ClaimOf(string order) => $"""
        WITH open AS MATERIALIZED (
            SELECT FROM inhaul.import WHERE tenant = @tenant AND id = @import AND state = 'active'
              AND EXISTS (SELECT FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND {Free})
            FOR SHARE),
        next AS MATERIALIZED (
            SELECT number FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND {Free} AND EXISTS (SELECT FROM open) {order}
            ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED),
        claimed AS (
            UPDATE inhaul.chunk c SET owner = @owner, fence = fence + 1, attempts = attempts + 1, lease_until = clock_timestamp() + @lease, {DeathColumns.CountedByClaim}
            FROM next WHERE c.tenant = @tenant AND c.import_id = @import AND c.number = next.number
            RETURNING c.*)
        SELECT {string.Join(", ", PostgresChunkRows.Columns.Split(", ").Select(column => "c." + column))}, c.fence, r.raw, p.rows, p.texts, set_config('synchronous_commit', 'off', true)
        FROM claimed c LEFT JOIN inhaul.chunk_raw r USING (tenant, import_id, number)
        CROSS JOIN LATERAL (
            SELECT array_agg(last.row) AS rows, array_agg(last."values"::text) AS texts
            FROM ({PostgresChunkRows.Patches("c.first_row", "c.first_row + c.row_count - 1")}) AS last) AS p
        """;

    private static ImportKey ReadKey(NpgsqlDataReader row) => new(row.GetString(0), row.GetGuid(1));

    private static (string, object?)[] Key(ImportRecord import) => [("@tenant", import.Tenant), ("@import", import.Id)];

    /// <summary>
    /// Ends the sessions that settle a chunk of a dead worker, or one whose lease ran out: a worker that was stopped or cannot
    /// be reached renews nothing, while its session holds the chunk, in the middle of a COPY perhaps, for hours. Only those
    /// of its own role: asked to end another's, the database would refuse the whole statement.
    /// </summary>
    private static async Task EndSessionsAsync(PostgresTurn turn, (string, object?)[] parameters, CancellationToken cancellationToken) => await turn.ExecuteAsync(
        $"""
        SELECT pg_terminate_backend(l.pid)
        FROM (SELECT {Settling} AS key FROM inhaul.chunk c
              WHERE c.tenant = @tenant AND c.import_id = @import AND c.state = 'ready' AND c.owner IS NOT NULL
                AND (c.lease_until <= clock_timestamp() OR c.owner = ANY (@dead))) AS held
        JOIN pg_catalog.pg_locks l ON l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
             AND l.classid::bigint = (held.key >> 32) & 4294967295 AND l.objid::bigint = held.key & 4294967295
             AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid AND a.usename = current_user
        WHERE l.pid <> pg_backend_pid()
        """,
        cancellationToken, parameters);

    // Those that a session still holds are left to the next time, by when the session has ended.
    private static async Task FreeAsync(PostgresTurn turn, (string, object?)[] parameters, CancellationToken cancellationToken)
    {
        var chunks = await turn.ExecuteAsync(
            $"""
            UPDATE inhaul.chunk c SET owner = NULL, lease_until = NULL, deaths = {DeathColumns.OneMore}
            FROM (SELECT number FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner = ANY (@dead) FOR UPDATE SKIP LOCKED) AS held
            WHERE c.tenant = @tenant AND c.import_id = @import AND c.number = held.number
            """,
            cancellationToken, parameters);
        var intakes = await turn.ExecuteAsync(
            "UPDATE inhaul.phase_run SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND status = 'pending' AND owner = ANY (@dead)",
            cancellationToken, parameters);
        var subjects = await turn.ExecuteAsync(
            "UPDATE inhaul.aggregation SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND state <> 'done' AND owner = ANY (@dead)",
            cancellationToken, parameters);
        if (chunks + intakes + subjects > 0)
        {
            await PostgresWakeUp.NotifyAsync(turn, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ImportKey>> FindAsync(string sql, int limit, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(sql, ReadKey, cancellationToken, ("@limit", limit));
    }

    private static ChunkClaim Read(NpgsqlDataReader row, ImportRecord import, string owner)
    {
        var chunk = PostgresChunkRows.Read(row);
        var fence = row.GetInt64(row.GetOrdinal("fence"));
        var raw = PostgresChunkRows.Raw(row["raw"], import.Id, chunk.Number);
        var patches = new Dictionary<long, RowPatch>();
        if (row["rows"] is long[] rows)
        {
            var texts = (string[])row["texts"];
            for (var i = 0; i < rows.Length; i++)
            {
                patches.Add(rows[i], PostgresChunkRows.Patch(rows[i], texts[i]));
            }
        }

        return new ChunkClaim(import, chunk, owner, fence, raw, patches);
    }
}
