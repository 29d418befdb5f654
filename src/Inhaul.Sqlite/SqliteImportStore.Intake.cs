using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Bringing chunks in.</summary>
internal sealed partial class SqliteImportStore
{
    /// <inheritdoc/>
    public async Task<bool> LeaseIntakeAsync(ImportRecord import, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteInOrderAsync(cancellationToken);
        var leased = Lease(turn, import, owner, lease);
        turn.Commit();
        return leased;
    }

    /// <inheritdoc/>
    public async Task ReleaseIntakeAsync(ImportRecord import, string owner, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteInOrderAsync(cancellationToken);
        turn.Execute(
            "UPDATE inhaul_phase_run SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND phase = 'upload' AND owner = @owner",
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@owner", owner));
        turn.Commit();
        _signal.Raise();
    }

    /// <inheritdoc/>
    public async Task<int> LastChunkAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return LastChunk(turn, import);
    }

    /// <inheritdoc/>
    public async Task<bool> AppendChunkAsync(ImportRecord import, NewChunk chunk, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteInOrderAsync(cancellationToken);
        if (!Lease(turn, import, owner, lease) || LastChunk(turn, import) != chunk.Number - 1)
        {
            return false;
        }

        var counts = RowCounts.Of(chunk.Outcomes.Span);
        (string, object?)[] key = [("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@number", chunk.Number)];
        turn.Execute(
            $"""
            INSERT INTO inhaul_chunk (tenant, import_id, number, source, first_row, row_count, first_line, byte_offset, phase, state, outcomes, {CountColumns.Names})
            VALUES (@tenant, @import, @number, @source, @first_row, @row_count, @first_line, @byte_offset, 'load', @state, @outcomes,
                    @inserted, @updated, @unchanged, @stale, @duplicate, @skipped, @rejected, @failed, @pending)
            """,
            [
                .. key, ("@source", chunk.Source), ("@first_row", chunk.Position.FirstRow), ("@row_count", chunk.Outcomes.Length),
                ("@first_line", chunk.Position.FirstLine), ("@byte_offset", chunk.ByteOffset), ("@state", counts.Pending == 0 ? "settled" : "ready"),
                ("@outcomes", chunk.Outcomes.ToArray()), .. CountColumns.Parameters(counts),
            ]);
        SqliteChunkRows.WriteRaw(turn, import.Tenant, import.Id, chunk.Number, chunk.Raw.Span);
        SqliteRowErrors.Insert(turn, import.Tenant, import.Id, attempt: 0, chunk.Refused);
        turn.Commit();
        _signal.Raise();
        return true;
    }

    /// <inheritdoc/>
    public async Task FinishIntakeAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteInOrderAsync(cancellationToken);
        (string, object?)[] key = [("@tenant", import.Tenant), ("@import", import.Id.ToString())];
        turn.Execute(
            $"""
            UPDATE inhaul_phase_run SET status = 'completed', owner = NULL, lease_until = NULL, records = @rows, finished_at = {SqliteClock.Now}
            WHERE tenant = @tenant AND import_id = @import AND phase = 'upload'
            """,
            [.. key, ("@rows", import.RowTotal)]);
        turn.Execute("UPDATE inhaul_import SET phase = 'load' WHERE tenant = @tenant AND id = @import", key);
        turn.Commit();
        _signal.Raise();
    }

    private static int LastChunk(SqliteTurn turn, ImportRecord import) => (int)(long)turn.Scalar(
        "SELECT coalesce(max(number), 0) FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import",
        ("@tenant", import.Tenant), ("@import", import.Id.ToString()))!;

    private static bool Lease(SqliteTurn turn, ImportRecord import, string owner, TimeSpan lease) => turn.Execute(
        $"""
        UPDATE inhaul_phase_run
        SET attempts = attempts + CASE WHEN owner IS @owner THEN 0 ELSE 1 END, owner = @owner, lease_until = {SqliteClock.LeaseEnd},
            started_at = coalesce(started_at, {SqliteClock.Now})
        WHERE tenant = @tenant AND import_id = @import AND phase = 'upload' AND status = 'pending'
          AND (owner IS NULL OR owner = @owner OR lease_until <= {SqliteClock.Now})
          AND EXISTS (SELECT 1 FROM inhaul_import i WHERE i.tenant = @tenant AND i.id = @import AND i.state = 'active')
        """,
        ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@owner", owner), ("@lease", SqliteClock.Modifier(lease))) == 1;
}
