using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>The SQL of the subjects that an import aggregates.</summary>
internal static class SqliteAggregation
{
    private const string Pending = "tenant = @tenant AND import_id = @import AND state = 'pending' AND state <> 'done'";

    /// <summary>The condition under which a claim on a subject is still its worker's own.</summary>
    public const string Mine = "tenant = @tenant AND import_id = @import AND subject = @subject AND state = 'pending' AND owner = @owner";

    /// <summary>
    /// Marks subjects in the transaction of the rows that they are about. One that is aggregated already is aggregated again, and
    /// so is one that is in work: it may not have seen these rows.
    /// </summary>
    public static void Mark(SqliteTurn turn, ImportRecord import, IReadOnlyList<string> subjects)
    {
        foreach (var subject in subjects)
        {
            turn.Execute(
                """
                INSERT INTO inhaul_aggregation (tenant, import_id, subject, state) VALUES (@tenant, @import, @subject, 'pending')
                ON CONFLICT DO UPDATE SET state = 'pending', owner = NULL, lease_until = NULL, attempts = 0, error = NULL WHERE state <> 'pending' OR owner IS NOT NULL
                """,
                ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@subject", subject));
        }
    }

    /// <summary>Claims the first subject that is free.</summary>
    public static (string Subject, int Attempt)? Claim(SqliteTurn turn, (string, object?)[] parameters, string allDecided)
    {
        var claimed = turn.Query(
            $"""
            UPDATE inhaul_aggregation SET owner = @owner, lease_until = {SqliteClock.LeaseEnd}, attempts = attempts + 1
            WHERE tenant = @tenant AND import_id = @import AND subject = (
                SELECT subject FROM inhaul_aggregation
                WHERE {Pending} AND (lease_until IS NULL OR lease_until <= {SqliteClock.Now} OR owner = @owner) AND {allDecided}
                  AND EXISTS (SELECT 1 FROM inhaul_import WHERE tenant = @tenant AND id = @import AND state = 'active')
                ORDER BY subject LIMIT 1)
            RETURNING subject, attempts
            """,
            row => (row.GetString(0), row.GetInt32(1)), parameters);
        return claimed.Count == 0 ? null : claimed[0];
    }

    /// <summary>Keeps that an attempt failed: the subject rests, or is given up when there is no rest.</summary>
    public static void Fail(SqliteTurn turn, string error, TimeSpan? rest, (string, object?)[] key) => turn.Execute(
        $"UPDATE inhaul_aggregation SET state = CASE WHEN @lease IS NULL THEN 'failed' ELSE 'pending' END, owner = NULL, lease_until = {SqliteClock.LeaseEnd}, error = @error WHERE {Mine}",
        [.. key, ("@error", error), ("@lease", rest is { } time ? SqliteClock.Modifier(time) : null)]);

    /// <summary>The first subject that was given up, how many there are and why; null while any other is still to be aggregated.</summary>
    public static FailedSubject? FindFailed(SqliteTurn turn, ImportRecord import) => turn.Query(
        $"""
        SELECT subject, error, count(*) OVER () FROM inhaul_aggregation
        WHERE tenant = @tenant AND import_id = @import AND state = 'failed' AND state <> 'done' AND NOT EXISTS (SELECT 1 FROM inhaul_aggregation WHERE {Pending})
        ORDER BY subject LIMIT 1
        """,
        row => new FailedSubject(row.GetString(0), row.GetString(1), row.GetInt64(2)), ("@tenant", import.Tenant), ("@import", import.Id.ToString())).SingleOrDefault();

    /// <summary>Tries again what was given up, because a person goes on.</summary>
    public static void TryAgain(SqliteTurn turn, ImportRecord import) => turn.Execute(
        "UPDATE inhaul_aggregation SET state = 'pending', attempts = 0, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND state = 'failed' AND state <> 'done'",
        ("@tenant", import.Tenant), ("@import", import.Id.ToString()));
}
