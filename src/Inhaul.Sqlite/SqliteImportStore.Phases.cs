using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>The phases of imports.</summary>
internal sealed partial class SqliteImportStore
{
    /// <inheritdoc/>
    public async Task<PhaseRuns> ReadPhaseRunsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        using var turn = await _database.ReadAsync(cancellationToken);
        (string, object?)[] key = [("@tenant", import.Tenant), ("@import", import.Id.ToString())];
        var runs = turn.Query(
            "SELECT phase, status, started_at, finished_at, result FROM inhaul_phase_run WHERE tenant = @tenant AND import_id = @import ORDER BY phase",
            row => new PhaseRun(Word.Parse<ImportPhase>(row.GetString(0)), row.GetString(1), Time(row, 2), Time(row, 3), row.IsDBNull(4) ? null : row.GetString(4)), key);
        return turn.Query(
            """
            SELECT (SELECT coalesce(sum(worked_ms), 0) FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import),
                   count(*), count(*) FILTER (WHERE state = 'done'), count(*) FILTER (WHERE state = 'failed')
            FROM inhaul_aggregation WHERE tenant = @tenant AND import_id = @import
            """,
            row => new PhaseRuns(runs, TimeSpan.FromMilliseconds(row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), key)[0];
    }

    /// <inheritdoc/>
    public async Task KeepVerificationAsync(ImportRecord import, bool isClean, long rows, string result, TimeSpan time, CancellationToken cancellationToken)
    {
        using var turn = await _database.WriteAsync(cancellationToken);
        turn.Execute(
            $"""
            INSERT INTO inhaul_phase_run (tenant, import_id, phase, status, attempts, records, result, started_at, finished_at)
            SELECT tenant, id, 'verify', @status, 1, @rows, @result, {SqliteClock.Plus("@ago")}, {SqliteClock.Now}
            FROM inhaul_import WHERE tenant = @tenant AND id = @import AND version = @version
            ON CONFLICT (tenant, import_id, phase) DO UPDATE SET status = excluded.status, attempts = inhaul_phase_run.attempts + 1, records = excluded.records,
                result = excluded.result, started_at = excluded.started_at, finished_at = excluded.finished_at
            """,
            ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@version", import.Version), ("@status", isClean ? PhaseRun.Completed : PhaseRun.Failed),
            ("@rows", rows), ("@result", result), ("@ago", SqliteClock.Modifier(-time)));
        turn.Commit();
    }

    private static DateTimeOffset? Time(Microsoft.Data.Sqlite.SqliteDataReader row, int column) => row.IsDBNull(column) ? null : SqliteClock.Parse(row.GetString(column));
}
