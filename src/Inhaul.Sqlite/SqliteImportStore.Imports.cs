using Inhaul.Diagnostics;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Finding, steering and ending imports.</summary>
internal sealed partial class SqliteImportStore
{
    /// <inheritdoc/>
    public async Task<ImportRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return SqliteImportRows.Find(turn, tenant, id);
    }

    /// <inheritdoc/>
    public async Task<ImportRecord?> FindByKeyAsync(string tenant, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return SqliteImportRows.FindByKey(turn, tenant, idempotencyKey);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> FindIdsAsync(string tenant, string prefix, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return turn.Query(
            "SELECT id FROM inhaul_import WHERE tenant = @tenant AND substr(id, 1, length(@prefix)) = @prefix ORDER BY id DESC LIMIT 10",
            row => Guid.Parse(row.GetString(0)), ("@tenant", tenant), ("@prefix", prefix.ToLowerInvariant()));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportRecord>> ListAsync(string tenant, int limit, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return SqliteImportRows.List(turn, "ORDER BY i.id DESC LIMIT @limit", ("@tenant", tenant), ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<long> CountPausedByErrorAsync(CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        return (long)turn.Scalar("SELECT count(*) FROM inhaul_import WHERE state = 'paused' AND error IS NOT NULL")!;
    }

    /// <inheritdoc/>
    public async Task<ImportRecord?> TransitionAsync(string tenant, Guid id, StateChange change, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (SqliteImportRows.Find(turn, tenant, id) is not { } import || import.State != (change.From ?? import.State) || !ImportTransitions.IsAllowed(import.State, change.To))
        {
            return null;
        }

        Change(turn, import, change);
        var changed = SqliteImportRows.Find(turn, tenant, id);
        turn.Commit();
        Measures.StateChanged(import.Type, change.To);
        _signal.Raise();
        return changed;
    }

    /// <inheritdoc/>
    public async Task<ImportRecord> EndIfDoneAsync(ImportRecord import, string actor, CancellationToken cancellationToken)
    {
        using (var look = await _database.ReadAsync(cancellationToken))
        {
            var known = FindKnown(look, import);
            if (known.ReachedEnd is null)
            {
                return known;
            }
        }

        using var turn = await _database.WriteAsync(cancellationToken);
        var now = FindKnown(turn, import);
        if (now.ReachedEnd is not { } end)
        {
            return now;
        }

        turn.Execute(
            $"UPDATE inhaul_phase_run SET status = @status, records = @rows, finished_at = {SqliteClock.Now} WHERE tenant = @tenant AND import_id = @import AND phase = 'load'",
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@status", end == ImportState.Failed ? "failed" : "completed"), ("@rows", now.Counts.Read));
        Change(turn, now, StateChange.ToReached(end, actor));
        return CommitEnd(turn, now);
    }

    private ImportRecord CommitEnd(SqliteTurn turn, ImportRecord import)
    {
        var ended = FindKnown(turn, import);
        Failpoint.Hit(FailpointName.EndBeforeCommit);
        turn.Commit();
        Measures.StateChanged(ended.Type, ended.State);
        _signal.Raise();
        Failpoint.Hit(FailpointName.EndAfterCommit);
        return ended;
    }

    private static ImportRecord FindKnown(SqliteTurn turn, ImportRecord import) =>
        SqliteImportRows.Find(turn, import.Tenant, import.Id) ?? throw new InvalidConfigurationException($"There is no import {import.Id}.");

    /// <summary>Changes the state, keeps the counts when it ends, and writes the history.</summary>
    private static void Change(SqliteTurn turn, ImportRecord import, StateChange change)
    {
        var isEnd = ImportTransitions.IsEnd(change.To);
        var counts = isEnd ? import.Counts : RowCounts.None;
        if (isEnd)
        {
            TakeClaimsBack(turn, import);
        }

        if (ImportTransitions.AcceptsErrors(import.State, change.To))
        {
            SqliteAggregation.TryAgain(turn, import);
        }

        turn.Execute(
            $"""
            UPDATE inhaul_import
            SET state = @state, version = version + 1, error = @error, accepted_errors = @accepted_errors,
                started_at = CASE WHEN @state = 'active' THEN coalesce(started_at, {SqliteClock.Now}) ELSE started_at END,
                finished_at = CASE WHEN @ended THEN {SqliteClock.Now} END,
                {CountColumns.Assignments}
            WHERE tenant = @tenant AND id = @id
            """,
            [
                ("@tenant", import.Tenant), ("@id", import.Id.ToString()), ("@state", Word.Of(change.To)), ("@error", change.Error),
                ("@accepted_errors", ImportTransitions.AcceptsErrors(import.State, change.To) ? import.Counts.Refused : import.AcceptedErrors),
                ("@ended", isEnd), .. CountColumns.Parameters(counts),
            ]);
        InsertTransition(turn, import.Tenant, import.Id, import.Version + 1, import.State, change);
    }

    /// <summary>After its end nobody may settle a chunk of an import, or its counts would not be true any more; a worker whose lease ran out may still try.</summary>
    private static void TakeClaimsBack(SqliteTurn turn, ImportRecord import)
    {
        (string, object?)[] key = [("@tenant", import.Tenant), ("@import", import.Id.ToString())];
        turn.Execute(
            "UPDATE inhaul_chunk SET owner = NULL, lease_until = NULL, fence = fence + 1 WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner IS NOT NULL", key);
        turn.Execute("UPDATE inhaul_phase_run SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND owner IS NOT NULL", key);
        turn.Execute("UPDATE inhaul_aggregation SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND owner IS NOT NULL AND state <> 'done'", key);
    }

    private static void InsertTransition(SqliteTurn turn, string tenant, Guid import, long version, ImportState? from, StateChange change) =>
        turn.Execute(
            $"INSERT INTO inhaul_transition VALUES (@tenant, @import, @version, @from, @to, @actor, @reason, {SqliteClock.Now})",
            ("@tenant", tenant), ("@import", import.ToString()), ("@version", version), ("@from", from is { } state ? Word.Of(state) : null),
            ("@to", Word.Of(change.To)), ("@actor", change.Actor), ("@reason", change.Reason));
}
