using System.Text.Json;
using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>Imports that code outside the engine does.</summary>
internal sealed partial class PostgresImportStore : ITrackedSource
{
    private const string Tracker = $"{PostgresLifeSource.Load} AND owner = @owner";

    private static readonly string Begin = $"""
        WITH begun AS (
            INSERT INTO inhaul.import (tenant, id, type, state, phase, version, definition_hash, idempotency_key, options, sample, row_total, chunk_total, tracked, created_by, created_at, started_at)
            VALUES (@tenant, @import, @type, 'active', 'load', 1, '', @idempotency_key, @options::json, '[]', 0, 0, 1, @actor, clock_timestamp(), clock_timestamp())
            ON CONFLICT (tenant, idempotency_key) DO NOTHING RETURNING 1)
        INSERT INTO inhaul.phase_run (tenant, import_id, phase, status, owner, lease_until, attempts, started_at)
        SELECT @tenant, @import, 'load', 'pending', @owner, clock_timestamp() + @lease, 1, clock_timestamp() FROM begun
        """;

    private static readonly string AddErrors = PostgresRowErrors.Insert("@attempt", position: """
        e.position + coalesce((SELECT 1 + max(o.position) FROM inhaul.row_error o WHERE o.tenant = @tenant AND o.import_id = @import AND o.row = e.row AND o.attempt = @attempt), 0)
        """);

    /// <inheritdoc/>
    public ITrackedSource Tracked => this;

    async Task<IReadOnlyList<ImportRecord>> ITrackedSource.FindOpenAsync(string tenant, string type, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return await PostgresImportRows.ListAsync(
            turn, "AND i.type = @type AND i.tracked = 1 AND i.finished_at IS NULL ORDER BY i.id", cancellationToken, ("@tenant", tenant), ("@type", type));
    }

    async Task<TrackedClaim?> ITrackedSource.BeginAsync(NewTrackedImport import, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await using var turn = await _database.WriteAsync(cancellationToken);
        var begins = await turn.ExecuteAsync(
            Begin, cancellationToken,
            ("@tenant", import.Tenant), ("@import", id), ("@type", import.Type), ("@idempotency_key", import.IdempotencyKey),
            ("@options", JsonSerializer.Serialize(import.Options, LedgerJson.Words.ImportOptions)), ("@actor", import.Begun.Actor), ("@owner", owner), ("@lease", lease)) == 1;
        if (!begins)
        {
            return null;
        }

        await InsertTransitionAsync(turn, import.Tenant, id, 1, null, import.Begun, cancellationToken);
        var begun = (await PostgresImportRows.FindAsync(turn, import.Tenant, id, cancellationToken))!;
        await PostgresLog.WriteAsync(turn, begun, import.Said, cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return new TrackedClaim(begun, owner, 1);
    }

    async Task<TrackedClaim?> ITrackedSource.BeginAgainAsync(ImportRecord failed, StateChange begun, NewLogEntry said, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        if (await LockAsync(turn, failed.Tenant, failed.Id, cancellationToken) is not { IsTracked: true, State: ImportState.Failed } now || now.Version != failed.Version)
        {
            return null;
        }

        await ChangeAsync(turn, now, begun, cancellationToken);
        await turn.ExecuteAsync("UPDATE inhaul.import SET row_total = 0 WHERE tenant = @tenant AND id = @import", cancellationToken, Key(failed));
        await turn.ExecuteAsync(
            "UPDATE inhaul.row_error SET superseded = 1 WHERE tenant = @tenant AND import_id = @import AND superseded = 0", cancellationToken, Key(failed));
        var attempt = (int)(await turn.ScalarAsync(
            """
            UPDATE inhaul.phase_run SET status = 'pending', owner = @owner, lease_until = clock_timestamp() + @lease, attempts = attempts + 1, records = NULL, finished_at = NULL
            WHERE tenant = @tenant AND import_id = @import AND phase = 'load' RETURNING attempts
            """,
            cancellationToken, [.. Key(failed), ("@owner", owner), ("@lease", lease)]))!;
        await PostgresLog.WriteAsync(turn, now, said, cancellationToken);
        var active = (await PostgresImportRows.FindAsync(turn, failed.Tenant, failed.Id, cancellationToken))!;
        await turn.CommitAsync(cancellationToken);
        return new TrackedClaim(active, owner, attempt);
    }

    async Task<ImportState?> ITrackedSource.RenewAsync(TrackedClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        await using var turn = await _database.StatementAsync(cancellationToken);
        var state = await turn.ScalarAsync(
            $"""
            WITH renewed AS (UPDATE inhaul.phase_run SET lease_until = clock_timestamp() + @lease WHERE {Tracker} RETURNING 1)
            SELECT state FROM inhaul.import, renewed WHERE tenant = @tenant AND id = @import
            """,
            cancellationToken, [.. Key(claim), ("@lease", lease)]);
        await turn.CommitAsync(cancellationToken);
        return state is string word ? Word.Parse<ImportState>(word) : null;
    }

    async Task<bool> ITrackedSource.AddErrorsAsync(TrackedClaim claim, IReadOnlyList<RowError> errors, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);

        // Whoever ends the import waits for this, or has ended it before.
        await turn.ExecuteAsync(
            "UPDATE inhaul.import SET row_total = greatest(row_total, @last) WHERE tenant = @tenant AND id = @import", cancellationToken,
            [.. Key(claim), ("@last", errors.Max(error => error.Row))]);
        if (!await IsValidAsync(turn, claim, cancellationToken))
        {
            return false;
        }

        var rows = errors.GroupBy(error => error.Row).Select(row => new Mapping.RefusedRow(0, Line: 0, Raw: "", [.. row])).ToList();
        await turn.ExecuteAsync(AddErrors, cancellationToken, [.. Key(claim), ("@attempt", claim.Attempt), .. PostgresRowErrors.Parameters(rows)]);
        await turn.CommitAsync(cancellationToken);
        return true;
    }

    async Task<(long Refused, long Last)> ITrackedSource.CountErrorsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        return (await turn.QueryAsync(
            """
            SELECT count(DISTINCT row) FILTER (WHERE severity = 'error'), coalesce(max(row), 0) FROM inhaul.row_error
            WHERE tenant = @tenant AND import_id = @import AND superseded = 0
            """,
            row => (row.GetInt64(0), row.GetInt64(1)), cancellationToken, Key(import)))[0];
    }

    async Task<ImportRecord?> ITrackedSource.EndAsync(TrackedClaim claim, StateChange change, RowCounts? counts, NewLogEntry? said, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        if (await LockAsync(turn, claim.Import.Tenant, claim.Import.Id, cancellationToken) is not { } now || !await IsValidAsync(turn, claim, cancellationToken))
        {
            return null;
        }

        var end = change.FromTracked(now.State);
        if (!ImportTransitions.IsAllowed(now.State, end.To))
        {
            return null;
        }

        await turn.ExecuteAsync(
            $"UPDATE inhaul.phase_run SET status = @status, records = @rows, finished_at = clock_timestamp() WHERE {Tracker}", cancellationToken,
            [.. Key(claim), ("@status", end.To == ImportState.Failed ? "failed" : "completed"), ("@rows", counts?.Read ?? 0)]);
        if (counts is not null)
        {
            await turn.ExecuteAsync("UPDATE inhaul.import SET row_total = @rows WHERE tenant = @tenant AND id = @import", cancellationToken, [.. Key(claim), ("@rows", counts.Read)]);
        }

        await ChangeAsync(turn, now with { Counts = counts ?? RowCounts.None }, end, cancellationToken);
        if (said is not null)
        {
            await PostgresLog.WriteAsync(turn, now, said, cancellationToken);
        }

        var ended = (await PostgresImportRows.FindAsync(turn, now.Tenant, now.Id, cancellationToken))!;
        await CommitEndAsync(turn, ended, cancellationToken);
        return ended;
    }

    private static async Task<bool> IsValidAsync(PostgresTurn turn, TrackedClaim claim, CancellationToken cancellationToken) =>
        await turn.ScalarAsync($"SELECT 1 FROM inhaul.phase_run WHERE {Tracker}", cancellationToken, Key(claim)) is not null;

    private static (string, object?)[] Key(TrackedClaim claim) => [.. Key(claim.Import), ("@owner", claim.Owner)];
}
