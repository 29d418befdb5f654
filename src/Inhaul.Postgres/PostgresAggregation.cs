using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>The SQL of the subjects that an import aggregates.</summary>
internal static class PostgresAggregation
{
    private const string Pending = "tenant = @tenant AND import_id = @import AND state = 'pending' AND state <> 'done'";

    /// <summary>The condition under which a claim on a subject is still its worker's own.</summary>
    public const string Mine = "tenant = @tenant AND import_id = @import AND subject = @subject AND state = 'pending' AND owner = @owner";

    /// <summary>
    /// Marks subjects in the transaction of the rows that they are about. One that is aggregated already is aggregated again, and
    /// so is one that is in work: it may not have seen these rows.
    /// </summary>
    public static async Task MarkAsync(PostgresTurn turn, ImportRecord import, IReadOnlyList<string> subjects, CancellationToken cancellationToken)
    {
        // In one order for everybody, so that two settlements never wait for each other.
        (string, object?)[] parameters = [("@tenant", import.Tenant), ("@import", import.Id), ("@subjects", subjects.Order(StringComparer.Ordinal).ToArray())];
        await turn.ExecuteAsync(
            "INSERT INTO inhaul.aggregation (tenant, import_id, subject, state) SELECT @tenant, @import, subject, 'pending' FROM unnest(@subjects) AS subject ON CONFLICT DO NOTHING",
            cancellationToken, parameters);
        await turn.ExecuteAsync(
            """
            UPDATE inhaul.aggregation SET state = 'pending', owner = NULL, lease_until = NULL, attempts = 0, error = NULL
            WHERE tenant = @tenant AND import_id = @import AND subject = ANY (@subjects) AND (state <> 'pending' OR owner IS NOT NULL)
            """,
            cancellationToken, parameters);
    }

    /// <summary>Claims the first subject that is free.</summary>
    public static async Task<(string Subject, int Attempt)?> ClaimAsync(PostgresTurn turn, (string, object?)[] parameters, string allDecided, CancellationToken cancellationToken)
    {
        var claimed = await turn.QueryAsync(
            $"""
            WITH open AS MATERIALIZED (SELECT FROM inhaul.import WHERE tenant = @tenant AND id = @import AND state = 'active' FOR SHARE),
            next AS MATERIALIZED (
                SELECT subject FROM inhaul.aggregation
                WHERE {Pending} AND (lease_until IS NULL OR lease_until <= clock_timestamp() OR owner = @owner) AND EXISTS (SELECT FROM open) AND {allDecided}
                ORDER BY subject LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE inhaul.aggregation a SET owner = @owner, lease_until = clock_timestamp() + @lease, attempts = attempts + 1
            FROM next WHERE a.tenant = @tenant AND a.import_id = @import AND a.subject = next.subject
            RETURNING a.subject, a.attempts
            """,
            row => (row.GetString(0), row.GetInt32(1)), cancellationToken, parameters);
        return claimed.Count == 0 ? null : claimed[0];
    }

    /// <summary>Keeps that an attempt failed: the subject rests, or is given up when there is no rest.</summary>
    public static Task FailAsync(PostgresTurn turn, string error, TimeSpan? rest, (string, object?)[] key, CancellationToken cancellationToken) => turn.ExecuteAsync(
        $"""
        UPDATE inhaul.aggregation SET state = @state, owner = NULL, lease_until = clock_timestamp() + @rest::interval, error = @error
        WHERE {Mine}
        """,
        cancellationToken, [.. key, ("@error", PostgresText.Storable(error)), ("@state", rest is null ? "failed" : "pending"), ("@rest", rest)]);

    /// <summary>The first subject that was given up, how many there are and why; null while any other is still to be aggregated.</summary>
    public static async Task<FailedSubject?> FindFailedAsync(PostgresTurn turn, ImportRecord import, CancellationToken cancellationToken)
    {
        var failed = await turn.QueryAsync(
            $"""
            SELECT subject, error, count(*) OVER () FROM inhaul.aggregation
            WHERE tenant = @tenant AND import_id = @import AND state = 'failed' AND state <> 'done' AND NOT EXISTS (SELECT FROM inhaul.aggregation WHERE {Pending})
            ORDER BY subject LIMIT 1
            """,
            row => new FailedSubject(row.GetString(0), row.GetString(1), row.GetInt64(2)), cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id));
        return failed.SingleOrDefault();
    }

    /// <summary>Tries again what was given up, because a person goes on.</summary>
    public static Task TryAgainAsync(PostgresTurn turn, (string, object?)[] key, CancellationToken cancellationToken) => turn.ExecuteAsync(
        "UPDATE inhaul.aggregation SET state = 'pending', attempts = 0, lease_until = NULL WHERE tenant = @tenant AND import_id = @import AND state = 'failed' AND state <> 'done'",
        cancellationToken, key);
}
