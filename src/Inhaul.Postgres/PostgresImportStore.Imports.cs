using Inhaul.Diagnostics;
using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>Finding, steering and ending imports.</summary>
internal sealed partial class PostgresImportStore
{
    /// <inheritdoc/>
    public async Task<ImportRecord?> FindAsync(string tenant, Guid id, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await PostgresImportRows.FindAsync(turn, tenant, id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImportRecord?> FindByKeyAsync(string tenant, string idempotencyKey, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await PostgresImportRows.FindByKeyAsync(turn, tenant, idempotencyKey, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> FindIdsAsync(string tenant, string prefix, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await turn.QueryAsync(
            "SELECT id FROM inhaul.import WHERE tenant = @tenant AND starts_with(id::text, @prefix) ORDER BY id DESC LIMIT 10",
            row => row.GetGuid(0), cancellationToken, ("@tenant", tenant), ("@prefix", prefix.ToLowerInvariant()));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportRecord>> ListAsync(string tenant, int limit, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await PostgresImportRows.ListAsync(turn, "ORDER BY i.id DESC LIMIT @limit", cancellationToken, ("@tenant", tenant), ("@limit", limit));
    }

    /// <inheritdoc/>
    public async Task<long> CountPausedByErrorAsync(CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return (long)(await turn.ScalarAsync("SELECT count(*) FROM inhaul.import WHERE state = 'paused' AND error IS NOT NULL", cancellationToken))!;
    }

    /// <inheritdoc/>
    public async Task<ImportRecord?> TransitionAsync(string tenant, Guid id, StateChange change, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        if (await LockAsync(turn, tenant, id, cancellationToken) is not { } import || import.State != (change.From ?? import.State) || !ImportTransitions.IsAllowed(import.State, change.To))
        {
            return null;
        }

        await ChangeAsync(turn, import, change, cancellationToken);
        var changed = await PostgresImportRows.FindAsync(turn, tenant, id, cancellationToken);
        await turn.CommitAsync(cancellationToken);
        Measures.StateChanged(import.Type, change.To);
        return changed;
    }

    /// <inheritdoc/>
    public async Task<ImportRecord> EndIfDoneAsync(ImportRecord import, string actor, CancellationToken cancellationToken)
    {
        await using (var look = await _database.ReadAsync(cancellationToken))
        {
            var known = await PostgresImportRows.FindAsync(look, import.Tenant, import.Id, cancellationToken) ?? throw new InvalidConfigurationException($"There is no import {import.Id}.");
            if (known.ReachedEnd is null)
            {
                return known;
            }
        }

        await using var turn = await _database.WriteAsync(cancellationToken);
        var now = (await LockAsync(turn, import.Tenant, import.Id, cancellationToken))!;
        if (now.ReachedEnd is not { } end)
        {
            return now;
        }

        await ChangeAsync(turn, now, StateChange.ToReached(end, actor), cancellationToken);
        var ended = (await PostgresImportRows.FindAsync(turn, import.Tenant, import.Id, cancellationToken))!;
        await turn.ExecuteAsync(
            "UPDATE inhaul.phase_run SET status = @status, records = @rows, finished_at = clock_timestamp() WHERE tenant = @tenant AND import_id = @import AND phase = 'load'",
            cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id), ("@status", end == ImportState.Failed ? "failed" : "completed"), ("@rows", ended.Counts.Read));
        await CommitEndAsync(turn, ended, cancellationToken);
        return ended;
    }

    private static async Task CommitEndAsync(PostgresTurn turn, ImportRecord ended, CancellationToken cancellationToken)
    {
        Failpoint.Hit(FailpointName.EndBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        Measures.StateChanged(ended.Type, ended.State);
        Failpoint.Hit(FailpointName.EndAfterCommit);
    }

    /// <summary>
    /// Keeps others from changing an import until the turn ends, and workers from claiming its chunks; only then, in a statement
    /// that sees all that was committed before, it is read.
    /// </summary>
    private static async Task<ImportRecord?> LockAsync(PostgresTurn turn, string tenant, Guid id, CancellationToken cancellationToken)
    {
        await turn.ExecuteAsync("SELECT FROM inhaul.import WHERE tenant = @tenant AND id = @import FOR NO KEY UPDATE", cancellationToken, ("@tenant", tenant), ("@import", id));
        return await PostgresImportRows.FindAsync(turn, tenant, id, cancellationToken);
    }

    /// <summary>Changes the state of a locked import, keeps the counts when it ends, and writes the history.</summary>
    private static async Task ChangeAsync(PostgresTurn turn, ImportRecord import, StateChange change, CancellationToken cancellationToken)
    {
        (string, object?)[] key = [("@tenant", import.Tenant), ("@import", import.Id)];
        var counts = RowCounts.None;
        if (ImportTransitions.IsEnd(change.To))
        {
            await TakeClaimsBackAsync(turn, key, cancellationToken);
            counts = import.IsTracked ? import.Counts : (await PostgresImportRows.FindAsync(turn, import.Tenant, import.Id, cancellationToken))!.Counts;
        }

        if (ImportTransitions.AcceptsErrors(import.State, change.To))
        {
            await PostgresAggregation.TryAgainAsync(turn, key, cancellationToken);
        }

        await turn.ExecuteAsync(
            $"""
            UPDATE inhaul.import
            SET state = @state, version = version + 1, error = @error, accepted_errors = @accepted_errors,
                started_at = CASE WHEN @state = 'active' THEN coalesce(started_at, clock_timestamp()) ELSE started_at END,
                finished_at = CASE WHEN @ended THEN clock_timestamp() END,
                {CountColumns.Assignments}
            WHERE tenant = @tenant AND id = @import
            """,
            cancellationToken,
            [
                .. key, ("@state", Word.Of(change.To)), ("@error", PostgresText.Storable(change.Error)),
                ("@accepted_errors", ImportTransitions.AcceptsErrors(import.State, change.To) ? import.Counts.Refused : import.AcceptedErrors),
                ("@ended", ImportTransitions.IsEnd(change.To)), .. CountColumns.Parameters(counts),
            ]);
        await InsertTransitionAsync(turn, import.Tenant, import.Id, import.Version + 1, import.State, change, cancellationToken);
        await PostgresWakeUp.NotifyAsync(turn, cancellationToken);
    }

    /// <summary>After its end nobody may settle a chunk of an import, or its counts would not be true any more; a worker whose lease ran out may still try.</summary>
    private static async Task TakeClaimsBackAsync(PostgresTurn turn, (string, object?)[] key, CancellationToken cancellationToken)
    {
        await turn.ExecuteAsync(
            "UPDATE inhaul.chunk SET owner = NULL, lease_until = NULL, fence = fence + 1 WHERE tenant = @tenant AND import_id = @import AND state = 'ready' AND owner IS NOT NULL",
            cancellationToken, key);
        await turn.ExecuteAsync(
            "UPDATE inhaul.phase_run SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND owner IS NOT NULL", cancellationToken, key);
        await turn.ExecuteAsync(
            "UPDATE inhaul.aggregation SET owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND owner IS NOT NULL AND state <> 'done'", cancellationToken, key);
    }

    private static async Task InsertTransitionAsync(
        PostgresTurn turn, string tenant, Guid import, long version, ImportState? from, StateChange change, CancellationToken cancellationToken) => await turn.ExecuteAsync(
        "INSERT INTO inhaul.transition VALUES (@tenant, @import, @version, @from, @to, @actor, @reason, clock_timestamp())",
        cancellationToken, ("@tenant", tenant), ("@import", import), ("@version", version), ("@from", from is { } state ? Word.Of(state) : null),
        ("@to", Word.Of(change.To)), ("@actor", change.Actor), ("@reason", PostgresText.Storable(change.Reason)));
}
