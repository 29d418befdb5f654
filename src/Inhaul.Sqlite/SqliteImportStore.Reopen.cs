using System.Text.Json;
using Inhaul.Diagnostics;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>Making refused rows pending again.</summary>
internal sealed partial class SqliteImportStore
{
    /// <inheritdoc/>
    public async Task<ImportRecord?> ReopenAsync(
        ImportRecord import, IReadOnlyDictionary<int, byte[]> decisions, IReadOnlyList<RowPatch> patches, StateChange change, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        var now = SqliteImportRows.Find(turn, import.Tenant, import.Id);
        if (now is null || now.Version != import.Version || !ImportTransitions.IsAllowed(now.State, change.To))
        {
            return null;
        }

        Change(turn, now, change);
        turn.Execute(
            "UPDATE inhaul_phase_run SET status = 'pending', attempts = attempts + 1, finished_at = NULL, owner = NULL, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND phase = 'load'",
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()));
        turn.Execute(
            "DELETE FROM inhaul_phase_run WHERE tenant = @tenant AND import_id = @import AND phase = 'verify'", ("@tenant", import.Tenant), ("@import", import.Id.ToString()));
        foreach (var (number, outcomes) in decisions)
        {
            if (!ReopenedRows.CanFollow(ReadOutcomes(turn, import, number), outcomes))
            {
                return null;
            }

            Reopen(turn, import, number, outcomes);
        }

        foreach (var patch in patches)
        {
            Insert(turn, import, patch, change.Actor);
        }

        var reopened = SqliteImportRows.Find(turn, import.Tenant, import.Id);
        Failpoint.Hit(FailpointName.ReopenBeforeCommit);
        turn.Commit();
        _signal.Raise();
        Failpoint.Hit(FailpointName.ReopenAfterCommit);
        return reopened;
    }

    private static byte[] ReadOutcomes(SqliteTurn turn, ImportRecord import, int number) => (byte[])turn.Scalar(
        "SELECT outcomes FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import AND number = @number",
        ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@number", number))!;

    private static void Reopen(SqliteTurn turn, ImportRecord import, int number, byte[] outcomes)
    {
        var counts = RowCounts.Of(outcomes);
        (string, object?)[] key = [("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@number", number)];
        turn.Execute(
            $"""
            UPDATE inhaul_chunk
            SET state = @state, outcomes = @outcomes, owner = NULL, lease_until = NULL, {DeathColumns.Forgotten},
                {CountColumns.Assignments}
            WHERE tenant = @tenant AND import_id = @import AND number = @number
            """,
            [.. key, ("@state", counts.Pending == 0 ? "settled" : "ready"), ("@outcomes", outcomes), .. CountColumns.Parameters(counts)]);

        // What is wrong with a row counts no more when the row is not refused any more; a warning goes only with a row that is tried
        // again or loses, since it is about one that was written.
        turn.Execute(
            """
            UPDATE inhaul_row_error SET superseded = 1
            WHERE tenant = @tenant AND import_id = @import AND superseded = 0 AND row IN (
                SELECT e.row FROM inhaul_row_error e
                JOIN inhaul_chunk c ON c.tenant = e.tenant AND c.import_id = e.import_id AND c.number = @number
                WHERE e.tenant = @tenant AND e.import_id = @import AND e.row BETWEEN c.first_row AND c.first_row + c.row_count - 1
                  AND hex(substr(c.outcomes, e.row - c.first_row + 1, 1)) NOT IN ('07', '08')
                  AND (e.severity = 'error' OR hex(substr(c.outcomes, e.row - c.first_row + 1, 1)) IN ('00', '05')))
            """,
            key);
    }

    private static void Insert(SqliteTurn turn, ImportRecord import, RowPatch patch, string actor) => turn.Execute(
        $"""
        INSERT INTO inhaul_row_patch
        SELECT @tenant, @import, @row, 1 + coalesce(max(version), 0), 'correction', @values, @actor, {SqliteClock.Now}
        FROM inhaul_row_patch WHERE tenant = @tenant AND import_id = @import AND row = @row
        """,
        ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@row", patch.Row),
        ("@values", JsonSerializer.Serialize(patch.Values, LedgerJson.Words.IReadOnlyDictionaryStringString)), ("@actor", actor));
}
