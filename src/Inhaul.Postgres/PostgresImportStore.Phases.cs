using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>The phases of imports.</summary>
internal sealed partial class PostgresImportStore
{
    /// <inheritdoc/>
    public async Task<PhaseRuns> ReadPhaseRunsAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        await using var turn = await _database.ReadAsync(cancellationToken);
        var runs = await turn.QueryAsync(
            "SELECT phase, status, started_at, finished_at, result FROM inhaul.phase_run WHERE tenant = @tenant AND import_id = @import ORDER BY phase",
            row => new PhaseRun(
                Word.Parse<ImportPhase>(row.GetString(0)), row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
                row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetString(4)),
            cancellationToken, Key(import));
        var sums = await turn.QueryAsync(
            """
            SELECT (SELECT coalesce(sum(worked_ms), 0)::bigint FROM inhaul.chunk WHERE tenant = @tenant AND import_id = @import),
                   count(*), count(*) FILTER (WHERE state = 'done'), count(*) FILTER (WHERE state = 'failed')
            FROM inhaul.aggregation WHERE tenant = @tenant AND import_id = @import
            """,
            row => new PhaseRuns(runs, TimeSpan.FromMilliseconds(row.GetInt64(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), cancellationToken, Key(import));
        return sums[0];
    }

    /// <inheritdoc/>
    public async Task KeepVerificationAsync(ImportRecord import, bool isClean, long rows, string result, TimeSpan time, CancellationToken cancellationToken)
    {
        await using var turn = await _database.WriteAsync(cancellationToken);
        await turn.ExecuteAsync(
            """
            INSERT INTO inhaul.phase_run AS p (tenant, import_id, phase, status, attempts, records, result, started_at, finished_at)
            SELECT tenant, id, 'verify', @status, 1, @rows, @result, clock_timestamp() - @time, clock_timestamp()
            FROM inhaul.import WHERE tenant = @tenant AND id = @import AND version = @version
            ON CONFLICT (tenant, import_id, phase) DO UPDATE SET status = excluded.status, attempts = p.attempts + 1, records = excluded.records,
                result = excluded.result, started_at = excluded.started_at, finished_at = excluded.finished_at
            """,
            cancellationToken,
            [.. Key(import), ("@version", import.Version), ("@status", isClean ? PhaseRun.Completed : PhaseRun.Failed), ("@rows", rows), ("@result", result), ("@time", time)]);
        await turn.CommitAsync(cancellationToken);
    }
}
