using System.Text.Json;
using Inhaul.Diagnostics;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>Making refused rows pending again.</summary>
internal sealed partial class PostgresImportStore
{
    /// <inheritdoc/>
    public async Task<ImportRecord?> ReopenAsync(
        ImportRecord import, IReadOnlyDictionary<int, byte[]> decisions, IReadOnlyList<RowPatch> patches, StateChange change, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        var now = await LockAsync(turn, import.Tenant, import.Id, cancellationToken);
        if (now is null || now.Version != import.Version || !ImportTransitions.IsAllowed(now.State, change.To))
        {
            return null;
        }

        await ChangeAsync(turn, now, change, cancellationToken);
        await turn.ExecuteAsync(
            "UPDATE inhaul.phase_run SET status = 'pending', attempts = attempts + 1, finished_at = NULL, owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND phase = 'load'",
            cancellationToken, Key(import));
        await turn.ExecuteAsync("DELETE FROM inhaul.phase_run WHERE tenant = @tenant AND import_id = @import AND phase = 'verify'", cancellationToken, Key(import));
        foreach (var (number, outcomes) in decisions.OrderBy(decision => decision.Key))
        {
            if (!ReopenedRows.CanFollow(await LockOutcomesAsync(turn, import, number, cancellationToken), outcomes))
            {
                return null;
            }

            await ReopenAsync(turn, import, number, outcomes, cancellationToken);
        }

        await InsertAsync(turn, import, patches, change.Actor, cancellationToken);
        var reopened = await PostgresImportRows.FindAsync(turn, import.Tenant, import.Id, cancellationToken);
        Failpoint.Hit(FailpointName.ReopenBeforeCommit);
        await turn.CommitAsync(cancellationToken);
        Failpoint.Hit(FailpointName.ReopenAfterCommit);
        return reopened;
    }

    // The lock waits for a worker that is about to commit the chunk, and what it committed is what is read.
    private static async Task<byte[]> LockOutcomesAsync(PostgresTurn turn, ImportRecord import, int number, CancellationToken cancellationToken) => (byte[])(await turn.ScalarAsync(
        "SELECT outcomes FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import AND number = @number FOR NO KEY UPDATE",
        cancellationToken, [.. Key(import), ("@number", number)]))!;

    private static async Task ReopenAsync(PostgresTurn turn, ImportRecord import, int number, byte[] outcomes, CancellationToken cancellationToken)
    {
        var counts = RowCounts.Of(outcomes);
        (string, object?)[] key = [.. Key(import), ("@number", number)];
        await turn.ExecuteAsync(
            $"""
            UPDATE inhaul.chunk
            SET state = @state, outcomes = @outcomes, owner = NULL, lease_until = NULL, {DeathColumns.Forgotten}, {CountColumns.Assignments}
            WHERE tenant = @tenant AND import_id = @import AND number = @number
            """,
            cancellationToken, [.. key, ("@state", counts.Pending == 0 ? "settled" : "ready"), ("@outcomes", outcomes), .. CountColumns.Parameters(counts)]);

        // What is wrong with a row counts no more when the row is not refused any more; a warning goes only with a row that is tried
        // again or loses, since it is about one that was written.
        await turn.ExecuteAsync(
            """
            UPDATE inhaul.row_error e SET superseded = 1 FROM inhaul.chunk c
            WHERE c.tenant = @tenant AND c.import_id = @import AND c.number = @number
              AND e.tenant = @tenant AND e.import_id = @import AND e.row BETWEEN c.first_row AND c.first_row + c.row_count - 1 AND e.superseded = 0
              AND get_byte(c.outcomes, (e.row - c.first_row)::integer) NOT IN (7, 8)
              AND (e.severity = 'error' OR get_byte(c.outcomes, (e.row - c.first_row)::integer) IN (0, 5))
            """,
            cancellationToken, key);
    }

    private static async Task InsertAsync(PostgresTurn turn, ImportRecord import, IReadOnlyList<RowPatch> patches, string actor, CancellationToken cancellationToken) => await turn.ExecuteAsync(
        """
        INSERT INTO inhaul.row_patch
        SELECT @tenant, @import, n.row, 1 + coalesce((SELECT max(p.version) FROM inhaul.row_patch p WHERE p.tenant = @tenant AND p.import_id = @import AND p.row = n.row), 0),
               'correction', n."values"::json, @actor, clock_timestamp()
        FROM unnest(@rows, @values) AS n (row, "values")
        """,
        cancellationToken,
        [
            .. Key(import), ("@actor", actor), ("@rows", patches.Select(patch => patch.Row).ToArray()),
            ("@values", patches.Select(patch => JsonSerializer.Serialize(patch.Values, LedgerJson.Words.IReadOnlyDictionaryStringString)).ToArray()),
        ]);
}
