using System.Text.Json;
using Inhaul.Diagnostics;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Submitting, finding and ending imports.</summary>
internal sealed partial class SqliteImportStore
{
    /// <inheritdoc/>
    public async Task<(ImportRecord Import, bool Created)> SubmitAsync(NewImport import, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        if (SqliteImportRows.FindByKey(turn, import.Tenant, import.IdempotencyKey) is { } known)
        {
            return (known, false);
        }

        if (import.CreateTable && SqliteTarget.FindName(turn, import.Options.Definition.Table) is { } table)
        {
            throw new TargetAppearedException(table);
        }

        var id = Guid.CreateVersion7();
        turn.Execute(
            $"""
            INSERT INTO inhaul_import (tenant, id, type, state, phase, version, definition_hash, idempotency_key, options, sample, row_total, chunk_total, created_by, created_at)
            VALUES (@tenant, @id, @type, 'queued', 'upload', 1, @definition_hash, @idempotency_key, @options, @sample, @row_total, @chunk_total, @actor, {SqliteClock.Now})
            """,
            ("@tenant", import.Tenant),
            ("@id", id.ToString()),
            ("@type", import.Type),
            ("@definition_hash", import.DefinitionHash),
            ("@idempotency_key", import.IdempotencyKey),
            ("@options", JsonSerializer.Serialize(import.Options, LedgerJson.Words.ImportOptions)),
            ("@sample", JsonSerializer.Serialize(import.Sample, LedgerJson.Words.IReadOnlyListIReadOnlyDictionaryStringString)),
            ("@row_total", import.RowTotal),
            ("@chunk_total", import.ChunkTotal),
            ("@actor", import.Actor));
        foreach (var source in import.Options.Sources)
        {
            InsertSource(turn, import.Tenant, source.File);
        }

        foreach (var phase in (ImportPhase[])[ImportPhase.Upload, ImportPhase.Load])
        {
            turn.Execute(
                "INSERT INTO inhaul_phase_run (tenant, import_id, phase, status) VALUES (@tenant, @import, @phase, 'pending')",
                ("@tenant", import.Tenant), ("@import", id.ToString()), ("@phase", Word.Of(phase)));
        }

        InsertTransition(turn, import.Tenant, id, 1, null, new StateChange(ImportState.Queued, import.Actor, "submitted"));
        if (import.CreateTable)
        {
            turn.Execute(Target.CreateTableSql(import.Options.Definition));
        }

        var created = SqliteImportRows.Find(turn, import.Tenant, id)!;
        turn.Commit();
        return (created, true);
    }

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
        _signal.Raise();
        return changed;
    }

    /// <inheritdoc/>
    public async Task<ImportRecord> EndIfDoneAsync(ImportRecord import, string actor, CancellationToken cancellationToken)
    {
        using (var look = await _database.ReadAsync(cancellationToken))
        {
            var (known, knownEnd) = FindEnd(look, import);
            if (knownEnd is null)
            {
                return known;
            }
        }

        using var turn = await _database.WriteAsync(cancellationToken);
        var (now, end) = FindEnd(turn, import);
        if (end is null)
        {
            return now;
        }

        turn.Execute(
            $"UPDATE inhaul_phase_run SET status = 'completed', records = @rows, finished_at = {SqliteClock.Now} WHERE tenant = @tenant AND import_id = @import AND phase = 'load'",
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@rows", now.Counts.Read));
        Change(turn, now, new StateChange(end.Value, actor, end == ImportState.Cancelled ? "nobody works on it any more" : "every row has its outcome"));
        var ended = SqliteImportRows.Find(turn, import.Tenant, import.Id)!;
        Failpoint.Hit(FailpointName.EndBeforeCommit);
        turn.Commit();
        _signal.Raise();
        Failpoint.Hit(FailpointName.EndAfterCommit);
        return ended;
    }

    private static (ImportRecord Import, ImportState? End) FindEnd(SqliteTurn turn, ImportRecord import)
    {
        var now = SqliteImportRows.Find(turn, import.Tenant, import.Id) ?? throw new InvalidConfigurationException($"There is no import {import.Id}.");
        var end = now switch
        {
            { State: ImportState.Cancelling, HasLiveLease: false } => ImportState.Cancelled,
            { State: ImportState.Active, Phase: not ImportPhase.Upload, Counts.Pending: 0 } =>
                now.Counts.Refused > 0 ? ImportState.CompletedWithErrors : ImportState.Completed,
            _ => (ImportState?)null,
        };
        return (now, end);
    }

    /// <summary>Changes the state, keeps the counts when it ends, and writes the history.</summary>
    private static void Change(SqliteTurn turn, ImportRecord import, StateChange change)
    {
        var isEnd = ImportTransitions.IsEnd(change.To);
        var counts = isEnd ? import.Counts : RowCounts.None;
        if (isEnd)
        {
            TakeClaimsBack(turn, import);
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
    }

    private static void InsertTransition(SqliteTurn turn, string tenant, Guid import, long version, ImportState? from, StateChange change) =>
        turn.Execute(
            $"INSERT INTO inhaul_transition VALUES (@tenant, @import, @version, @from, @to, @actor, @reason, {SqliteClock.Now})",
            ("@tenant", tenant), ("@import", import.ToString()), ("@version", version), ("@from", from is { } state ? Word.Of(state) : null),
            ("@to", Word.Of(change.To)), ("@actor", change.Actor), ("@reason", change.Reason));

    private static void InsertSource(SqliteTurn turn, string tenant, SourceFile source) =>
        turn.Execute(
            $"INSERT INTO inhaul_source VALUES (@tenant, @sha256, @name, @bytes, 'text/csv', {SqliteClock.Now}) ON CONFLICT (tenant, sha256) DO NOTHING",
            ("@tenant", tenant), ("@sha256", source.Sha256), ("@name", source.Name), ("@bytes", source.Bytes));
}
