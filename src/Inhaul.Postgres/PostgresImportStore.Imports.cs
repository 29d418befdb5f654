using System.Text.Json;
using Inhaul.Diagnostics;
using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Submitting, finding and ending imports.</summary>
internal sealed partial class PostgresImportStore
{
    /// <inheritdoc/>
    public async Task<(ImportRecord Import, bool Created)> SubmitAsync(NewImport import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        if (await PostgresImportRows.FindByKeyAsync(turn, import.Tenant, import.IdempotencyKey, cancellationToken) is { } known)
        {
            return (known, false);
        }

        if (import.CreateTable && await PostgresTarget.FindNameAsync(turn, import.Options.Definition.Table, cancellationToken) is { } table)
        {
            throw new TargetAppearedException(table);
        }

        var id = Guid.CreateVersion7();
        if (!await InsertAsync(turn, id, import, cancellationToken))
        {
            // Somebody else has submitted it since it was looked for.
            return ((await PostgresImportRows.FindByKeyAsync(turn, import.Tenant, import.IdempotencyKey, cancellationToken))!, false);
        }

        await InsertTransitionAsync(turn, import.Tenant, id, 1, null, new StateChange(ImportState.Queued, import.Actor, "submitted"), cancellationToken);
        if (import.CreateTable)
        {
            await CreateTableAsync(turn, import, cancellationToken);
        }

        var created = (await PostgresImportRows.FindAsync(turn, import.Tenant, id, cancellationToken))!;
        await PostgresWakeUp.NotifyAsync(turn, cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return (created, true);
    }

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
        return await PostgresImportRows.ListAsync(turn, tenant, limit, cancellationToken);
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
        return changed;
    }

    /// <inheritdoc/>
    public async Task<ImportRecord> EndIfDoneAsync(ImportRecord import, string actor, CancellationToken cancellationToken)
    {
        await using (var look = await _database.ReadAsync(cancellationToken))
        {
            var known = await PostgresImportRows.FindAsync(look, import.Tenant, import.Id, cancellationToken) ?? throw new InvalidConfigurationException($"There is no import {import.Id}.");
            if (EndOf(known) is null)
            {
                return known;
            }
        }

        await using var turn = await _database.WriteAsync(cancellationToken);
        var now = (await LockAsync(turn, import.Tenant, import.Id, cancellationToken))!;
        if (EndOf(now) is not { } end)
        {
            return now;
        }

        await ChangeAsync(turn, now, new StateChange(end, actor, end == ImportState.Cancelled ? "nobody works on it any more" : "every row has its outcome"), cancellationToken);
        var ended = (await PostgresImportRows.FindAsync(turn, import.Tenant, import.Id, cancellationToken))!;
        await turn.ExecuteAsync(
            "UPDATE inhaul.phase_run SET status = 'completed', records = @rows, finished_at = clock_timestamp() WHERE tenant = @tenant AND import_id = @import AND phase = 'load'",
            cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id), ("@rows", ended.Counts.Read));
        Failpoint.Hit(FailpointName.EndBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        Failpoint.Hit(FailpointName.EndAfterCommit);
        return ended;
    }

    private static ImportState? EndOf(ImportRecord import) => import switch
    {
        { State: ImportState.Cancelling, HasLiveLease: false } => ImportState.Cancelled,
        { State: ImportState.Active, Phase: not ImportPhase.Upload, Counts.Pending: 0 } =>
            import.Counts.Refused > 0 ? ImportState.CompletedWithErrors : ImportState.Completed,
        _ => null,
    };

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
            counts = (await PostgresImportRows.FindAsync(turn, import.Tenant, import.Id, cancellationToken))!.Counts;
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
    }

    private static async Task InsertTransitionAsync(
        PostgresTurn turn, string tenant, Guid import, long version, ImportState? from, StateChange change, CancellationToken cancellationToken) => await turn.ExecuteAsync(
        "INSERT INTO inhaul.transition VALUES (@tenant, @import, @version, @from, @to, @actor, @reason, clock_timestamp())",
        cancellationToken, ("@tenant", tenant), ("@import", import), ("@version", version), ("@from", from is { } state ? Word.Of(state) : null),
        ("@to", Word.Of(change.To)), ("@actor", change.Actor), ("@reason", PostgresText.Storable(change.Reason)));

    /// <returns>False when there is an import with this key by now.</returns>
    private static async Task<bool> InsertAsync(PostgresTurn turn, Guid id, NewImport import, CancellationToken cancellationToken)
    {
        var inserted = await turn.ExecuteAsync(
            """
            INSERT INTO inhaul.import (tenant, id, type, state, phase, version, definition_hash, idempotency_key, options, sample, row_total, chunk_total, created_by, created_at)
            VALUES (@tenant, @id, @type, 'queued', 'upload', 1, @definition_hash, @idempotency_key, @options::json, @sample::json, @row_total, @chunk_total, @actor, clock_timestamp())
            ON CONFLICT (tenant, idempotency_key) DO NOTHING
            """,
            cancellationToken,
            ("@tenant", import.Tenant),
            ("@id", id),
            ("@type", import.Type),
            ("@definition_hash", import.DefinitionHash),
            ("@idempotency_key", import.IdempotencyKey),
            ("@options", JsonSerializer.Serialize(import.Options, LedgerJson.Words.ImportOptions)),
            ("@sample", JsonSerializer.Serialize(import.Sample, LedgerJson.Words.IReadOnlyListIReadOnlyDictionaryStringString)),
            ("@row_total", import.RowTotal),
            ("@chunk_total", import.ChunkTotal),
            ("@actor", import.Actor)) == 1;
        if (!inserted)
        {
            return false;
        }

        // In one order for everybody, so that two imports of the same sources never wait for each other.
        var sources = import.Options.Sources.Select(source => source.File).OrderBy(file => file.Sha256, StringComparer.Ordinal).ToList();
        await turn.ExecuteAsync(
            """
            INSERT INTO inhaul.source SELECT @tenant, s.sha256, s.name, s.bytes, 'text/csv', clock_timestamp() FROM unnest(@sha256, @names, @bytes) AS s (sha256, name, bytes)
            ON CONFLICT (tenant, sha256) DO NOTHING
            """,
            cancellationToken, ("@tenant", import.Tenant), ("@sha256", Column(file => file.Sha256)), ("@names", Column(file => PostgresText.Storable(file.Name))), ("@bytes", Column(file => file.Bytes)));
        await turn.ExecuteAsync(
            "INSERT INTO inhaul.phase_run (tenant, import_id, phase, status) SELECT @tenant, @import, phase, 'pending' FROM unnest(@phases) AS phase",
            cancellationToken, ("@tenant", import.Tenant), ("@import", id), ("@phases", new[] { Word.Of(ImportPhase.Upload), Word.Of(ImportPhase.Load) }));
        return true;

        T[] Column<T>(Func<Sources.SourceFile, T> value) => [.. sources.Select(value)];
    }

    private async Task CreateTableAsync(PostgresTurn turn, NewImport import, CancellationToken cancellationToken)
    {
        try
        {
            await turn.ExecuteAsync(Target.CreateTableSql(import.Options.Definition), cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.DuplicateTable
            || (refusal.SqlState is PostgresErrorCodes.UniqueViolation && refusal.SchemaName == "pg_catalog"))
        {
            throw new TargetAppearedException(import.Options.Definition.Table);
        }
    }
}
