using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Reads imports. The counts of an ended import are stored with it; those of any other are summed over its chunks.</summary>
internal static class PostgresImportRows
{
    private static readonly string Select = $"""
        SELECT i.tenant, i.id, i.type, i.state, i.phase, i.version, i.idempotency_key, i.options, i.sample, i.row_total, i.chunk_total,
               i.error, i.created_by, i.created_at, i.started_at, i.finished_at,
               ARRAY(SELECT c.owner FROM inhaul.chunk c WHERE c.tenant = i.tenant AND c.import_id = i.id AND c.state = 'ready' AND c.lease_until > clock_timestamp()
                     UNION SELECT p.owner FROM inhaul.phase_run p WHERE p.tenant = i.tenant AND p.import_id = i.id AND p.status = 'pending' AND p.lease_until > clock_timestamp()
                     UNION SELECT a.owner FROM inhaul.aggregation a WHERE a.tenant = i.tenant AND a.import_id = i.id AND a.state <> 'done' AND a.owner IS NOT NULL AND a.lease_until > clock_timestamp()),
               EXISTS (SELECT FROM inhaul.phase_run l WHERE l.tenant = i.tenant AND l.import_id = i.id AND l.phase = 'load' AND l.started_at IS NOT NULL),
               EXISTS (SELECT FROM inhaul.phase_run l WHERE l.tenant = i.tenant AND l.import_id = i.id AND l.phase = 'load' AND l.status = 'completed'),
               EXISTS (SELECT FROM inhaul.aggregation a WHERE a.tenant = i.tenant AND a.import_id = i.id AND a.state <> 'done'),
               i.accepted_errors, i.tracked, {CountColumns.Each(count => $"coalesce(s.{count}, i.{count})")}
        FROM inhaul.import i CROSS JOIN LATERAL (
            SELECT {CountColumns.Each(count => $"sum(c.{count}) AS {count}")}
            FROM inhaul.chunk c WHERE c.tenant = i.tenant AND c.import_id = i.id AND i.finished_at IS NULL) s
        WHERE i.tenant = @tenant
        """;

    /// <summary>The import with an id.</summary>
    public static Task<ImportRecord?> FindAsync(PostgresTurn turn, string tenant, Guid id, CancellationToken cancellationToken) =>
        FindAsync(turn, "i.id = @value", tenant, id, cancellationToken);

    /// <summary>The import with an idempotency key.</summary>
    public static Task<ImportRecord?> FindByKeyAsync(PostgresTurn turn, string tenant, string key, CancellationToken cancellationToken) =>
        FindAsync(turn, "i.idempotency_key = @value", tenant, key, cancellationToken);

    /// <summary>The imports of <c>@tenant</c> that further conditions choose, in an order.</summary>
    public static async Task<IReadOnlyList<ImportRecord>> ListAsync(PostgresTurn turn, string conditions, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        await turn.QueryAsync($"{Select} {conditions}", Read, cancellationToken, parameters);

    private static async Task<ImportRecord?> FindAsync(PostgresTurn turn, string condition, string tenant, object value, CancellationToken cancellationToken) =>
        (await turn.QueryAsync($"{Select} AND {condition}", Read, cancellationToken, ("@tenant", tenant), ("@value", value))).SingleOrDefault();

    private static ImportRecord Read(NpgsqlDataReader row) => new()
    {
        Tenant = row.GetString(0),
        Id = row.GetGuid(1),
        Type = row.GetString(2),
        State = Word.Parse<ImportState>(row.GetString(3)),
        Phase = Word.Parse<ImportPhase>(row.GetString(4)),
        Version = row.GetInt64(5),
        IdempotencyKey = row.GetString(6),
        StoredOptions = LedgerJson.ReadOptions(row.GetString(7)),
        StoredSample = LedgerJson.ReadSample(row.GetString(8)),
        RowTotal = row.GetInt64(9),
        ChunkTotal = row.GetInt32(10),
        Error = row.IsDBNull(11) ? null : row.GetString(11),
        CreatedBy = row.GetString(12),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(13),
        StartedAt = row.IsDBNull(14) ? null : row.GetFieldValue<DateTimeOffset>(14),
        FinishedAt = row.IsDBNull(15) ? null : row.GetFieldValue<DateTimeOffset>(15),
        HasLiveLease = row.GetFieldValue<string[]>(16).Any(owner => !WorkerIdentity.IsDead(owner)),
        HasStarted = row.GetBoolean(17),
        IsLoaded = row.GetBoolean(18),
        HasOpenSubjects = row.GetBoolean(19),
        AcceptedErrors = row.GetInt64(20),
        IsTracked = row.GetInt32(21) == 1,
        Counts = CountColumns.Read(row, 22),
    };
}
