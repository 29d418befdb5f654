using System.Text.Json;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Imports that code outside the engine does.</summary>
internal sealed partial class SqliteImportStore : ITrackedSource
{
    private const string Tracker = $"{SqliteLifeSource.Load} AND owner = @owner";

    /// <inheritdoc/>
    public ITrackedSource Tracked => this;

    async Task<IReadOnlyList<ImportRecord>> ITrackedSource.FindOpenAsync(string tenant, string type, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return SqliteImportRows.List(turn, "AND i.type = @type AND i.tracked = 1 AND i.finished_at IS NULL ORDER BY i.id", ("@tenant", tenant), ("@type", type));
    }

    async Task<TrackedClaim?> ITrackedSource.BeginAsync(NewTrackedImport import, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (SqliteImportRows.FindByKey(turn, import.Tenant, import.IdempotencyKey) is not null)
        {
            return null;
        }

        var id = Guid.CreateVersion7();
        turn.Execute(
            $"""
            INSERT INTO inhaul_import (tenant, id, type, state, phase, version, definition_hash, idempotency_key, options, sample, row_total, chunk_total, tracked, created_by, created_at, started_at)
            VALUES (@tenant, @id, @type, 'active', 'load', 1, '', @idempotency_key, @options, '[]', 0, 0, 1, @actor, {SqliteClock.Now}, {SqliteClock.Now})
            """,
            ("@tenant", import.Tenant), ("@id", id.ToString()), ("@type", import.Type), ("@idempotency_key", import.IdempotencyKey),
            ("@options", JsonSerializer.Serialize(import.Options, LedgerJson.Words.ImportOptions)), ("@actor", import.Begun.Actor));
        turn.Execute(
            $"""
            INSERT INTO inhaul_phase_run (tenant, import_id, phase, status, owner, lease_until, attempts, started_at)
            VALUES (@tenant, @import, 'load', 'pending', @owner, {SqliteClock.LeaseEnd}, 1, {SqliteClock.Now})
            """,
            ("@tenant", import.Tenant), ("@import", id.ToString()), ("@owner", owner), ("@lease", SqliteClock.Modifier(lease)));
        InsertTransition(turn, import.Tenant, id, 1, null, import.Begun);
        var begun = SqliteImportRows.Find(turn, import.Tenant, id)!;
        SqliteLog.Write(turn, begun, import.Said);
        turn.Commit();
        _signal.Raise();
        return new TrackedClaim(begun, owner, 1);
    }

    async Task<TrackedClaim?> ITrackedSource.BeginAgainAsync(ImportRecord failed, StateChange begun, NewLogEntry said, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (SqliteImportRows.Find(turn, failed.Tenant, failed.Id) is not { IsTracked: true, State: ImportState.Failed } now || now.Version != failed.Version)
        {
            return null;
        }

        (string, object?)[] key = [("@tenant", failed.Tenant), ("@import", failed.Id.ToString())];
        Change(turn, now, begun);
        turn.Execute("UPDATE inhaul_import SET row_total = 0 WHERE tenant = @tenant AND id = @import", key);
        turn.Execute("UPDATE inhaul_row_error SET superseded = 1 WHERE tenant = @tenant AND import_id = @import AND superseded = 0", key);
        var attempt = (long)turn.Scalar(
            $"""
            UPDATE inhaul_phase_run SET status = 'pending', owner = @owner, lease_until = {SqliteClock.LeaseEnd}, attempts = attempts + 1, records = NULL, finished_at = NULL
            WHERE tenant = @tenant AND import_id = @import AND phase = 'load' RETURNING attempts
            """,
            [.. key, ("@owner", owner), ("@lease", SqliteClock.Modifier(lease))])!;
        SqliteLog.Write(turn, now, said);
        var active = SqliteImportRows.Find(turn, failed.Tenant, failed.Id)!;
        turn.Commit();
        _signal.Raise();
        return new TrackedClaim(active, owner, (int)attempt);
    }

    async Task<ImportState?> ITrackedSource.RenewAsync(TrackedClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (turn.Execute($"UPDATE inhaul_phase_run SET lease_until = {SqliteClock.LeaseEnd} WHERE {Tracker}", [.. Key(claim), ("@lease", SqliteClock.Modifier(lease))]) == 0)
        {
            return null;
        }

        var state = Word.Parse<ImportState>((string)turn.Scalar("SELECT state FROM inhaul_import WHERE tenant = @tenant AND id = @import", Key(claim))!);
        turn.Commit();
        return state;
    }

    async Task<bool> ITrackedSource.AddErrorsAsync(TrackedClaim claim, IReadOnlyList<RowError> errors, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (turn.Scalar($"SELECT 1 FROM inhaul_phase_run WHERE {Tracker}", Key(claim)) is null)
        {
            return false;
        }

        foreach (var error in errors)
        {
            turn.Execute(
                """
                INSERT INTO inhaul_row_error
                SELECT @tenant, @import, @row, @attempt, 1 + coalesce(max(position), -1), 0, @column, @code, @message, @value, @severity, NULL, 0
                FROM inhaul_row_error WHERE tenant = @tenant AND import_id = @import AND row = @row AND attempt = @attempt
                """,
                [
                    .. Key(claim), ("@row", error.Row), ("@attempt", claim.Attempt), ("@column", error.Column), ("@code", error.Code),
                    ("@message", error.Message), ("@value", error.Value), ("@severity", Word.Of(error.Severity)),
                ]);
        }

        turn.Execute(
            "UPDATE inhaul_import SET row_total = max(row_total, @last) WHERE tenant = @tenant AND id = @import", [.. Key(claim), ("@last", errors.Max(error => error.Row))]);
        turn.Commit();
        return true;
    }

    async Task<(long Refused, long Last)> ITrackedSource.CountErrorsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            """
            SELECT count(DISTINCT CASE WHEN severity = 'error' THEN row END), coalesce(max(row), 0) FROM inhaul_row_error
            WHERE tenant = @tenant AND import_id = @import AND superseded = 0
            """,
            row => (row.GetInt64(0), row.GetInt64(1)), ("@tenant", import.Tenant), ("@import", import.Id.ToString()))[0];
    }

    async Task<ImportRecord?> ITrackedSource.EndAsync(TrackedClaim claim, StateChange change, RowCounts? counts, NewLogEntry? said, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (turn.Scalar($"SELECT 1 FROM inhaul_phase_run WHERE {Tracker}", Key(claim)) is null)
        {
            return null;
        }

        var now = FindKnown(turn, claim.Import);
        var end = change.FromTracked(now.State);
        if (!ImportTransitions.IsAllowed(now.State, end.To))
        {
            return null;
        }

        turn.Execute(
            $"UPDATE inhaul_phase_run SET status = @status, records = @rows, finished_at = {SqliteClock.Now} WHERE {Tracker}",
            [.. Key(claim), ("@status", end.To == ImportState.Failed ? "failed" : "completed"), ("@rows", counts?.Read ?? 0)]);
        if (counts is not null)
        {
            turn.Execute("UPDATE inhaul_import SET row_total = @rows WHERE tenant = @tenant AND id = @import", [.. Key(claim), ("@rows", counts.Read)]);
        }

        Change(turn, now with { Counts = counts ?? RowCounts.None }, end);
        if (said is not null)
        {
            SqliteLog.Write(turn, now, said);
        }

        return CommitEnd(turn, now);
    }

    private static (string, object?)[] Key(TrackedClaim claim) => [("@tenant", claim.Import.Tenant), ("@import", claim.Import.Id.ToString()), ("@owner", claim.Owner)];
}
