using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>
/// Bringing chunks in. Each step is one statement, so that an intake that stops in the middle of it holds nobody up: until
/// the last byte of a statement has arrived, it has locked nothing.
/// </summary>
internal sealed partial class PostgresImportStore
{
    private const string Lease = """
        WITH open AS MATERIALIZED (
            SELECT FROM inhaul.import WHERE tenant = @tenant AND id = @import AND state = 'active' FOR SHARE),
        leased AS (
            UPDATE inhaul.phase_run
            SET attempts = attempts + CASE WHEN owner IS NOT DISTINCT FROM @owner THEN 0 ELSE 1 END, owner = @owner, lease_until = clock_timestamp() + @lease,
                started_at = coalesce(started_at, clock_timestamp())
            WHERE tenant = @tenant AND import_id = @import AND phase = 'upload' AND status = 'pending'
              AND (owner IS NULL OR owner = @owner OR lease_until <= clock_timestamp())
              AND EXISTS (SELECT FROM open)
            RETURNING 1)
        """;

    private static readonly string Append = $"""
        {Lease},
        kept AS (
            INSERT INTO inhaul.chunk (tenant, import_id, number, source, first_row, row_count, first_line, byte_offset, phase, state, outcomes, {CountColumns.Names})
            SELECT @tenant, @import, @number, @source, @first_row, @row_count, @first_line, @byte_offset, 'load', @state, @outcomes, {CountColumns.Each(count => "@" + count)}
            FROM leased WHERE @number = 1 OR EXISTS (SELECT FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND number = @number - 1)
            ON CONFLICT DO NOTHING RETURNING 1),
        bytes AS (INSERT INTO inhaul.chunk_raw SELECT @tenant, @import, @number, @raw FROM kept),
        errors AS ({PostgresRowErrors.Insert("0", "kept, ")})
        SELECT 1, pg_notify('{PostgresWakeUp.Channel}', '') FROM kept
        """;

    /// <inheritdoc/>
    public async Task<bool> LeaseIntakeAsync(ImportRecord import, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await _database.StatementAsync(cancellationToken);
        var leased = await turn.ScalarAsync(
            $"{Lease} SELECT 1 FROM leased", cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id), ("@owner", owner), ("@lease", lease)) is not null;
        await turn.CommitAsync(cancellationToken);
        return leased;
    }

    /// <inheritdoc/>
    public async Task ReleaseIntakeAsync(ImportRecord import, string owner, CancellationToken cancellationToken)
    {
        await using var turn = await _database.StatementAsync(cancellationToken);
        await turn.ExecuteAsync(
            $"""
            WITH released AS (
                UPDATE inhaul.phase_run SET owner = NULL, lease_until = NULL
                WHERE tenant = @tenant AND import_id = @import AND phase = 'upload' AND owner = @owner RETURNING status)
            SELECT pg_notify('{PostgresWakeUp.Channel}', '') FROM released WHERE status = 'pending'
            """,
            cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id), ("@owner", owner));
        await turn.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> LastChunkAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return (int)(await turn.ScalarAsync(
            "SELECT coalesce(max(number), 0) FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import",
            cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id)))!;
    }

    /// <inheritdoc/>
    public async Task<bool> AppendChunkAsync(ImportRecord import, NewChunk chunk, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var counts = RowCounts.Of(chunk.Outcomes.Span);
        await using var turn = await _database.StatementAsync(cancellationToken);
        var kept = await turn.ScalarAsync(
            Append,
            cancellationToken,
            [
                ("@tenant", import.Tenant), ("@import", import.Id), ("@owner", owner), ("@lease", lease), ("@number", chunk.Number), ("@source", chunk.Source),
                ("@first_row", chunk.Position.FirstRow), ("@row_count", chunk.Outcomes.Length), ("@first_line", chunk.Position.FirstLine), ("@byte_offset", chunk.ByteOffset),
                ("@state", counts.Pending == 0 ? "settled" : "ready"), ("@outcomes", chunk.Outcomes), ("@raw", chunk.Raw),
                .. CountColumns.Parameters(counts), .. PostgresRowErrors.Parameters(chunk.Refused),
            ]) is not null;
        await turn.CommitAsync(cancellationToken);
        return kept;
    }

    /// <inheritdoc/>
    public async Task FinishIntakeAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.StatementAsync(cancellationToken);
        await turn.ExecuteAsync(
            $"""
            WITH finished AS (UPDATE inhaul.import SET phase = 'load' WHERE tenant = @tenant AND id = @import RETURNING row_total)
            UPDATE inhaul.phase_run SET status = 'completed', owner = NULL, lease_until = NULL, records = row_total, finished_at = clock_timestamp()
            FROM finished WHERE tenant = @tenant AND import_id = @import AND phase = 'upload'
            RETURNING pg_notify('{PostgresWakeUp.Channel}', '')
            """,
            cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id));
        await turn.CommitAsync(cancellationToken);
    }
}
