using Inhaul.Stores;
using Microsoft.Data.Sqlite;

namespace Inhaul.Sqlite;

/// <summary>Reads imports. The counts of an ended import are stored with it; those of any other are summed over its chunks.</summary>
internal static class SqliteImportRows
{
    private static readonly string Sums = CountColumns.Each(count => $"coalesce(sum({count}), 0)");

    private static readonly string Select = $"""
        SELECT i.tenant, i.id, i.type, i.state, i.phase, i.version, i.idempotency_key, i.options, i.sample, i.row_total, i.chunk_total,
               i.error, i.created_by, i.created_at, i.started_at, i.finished_at,
               (SELECT group_concat(owner, char(10)) FROM (
                   SELECT c.owner FROM inhaul_chunk c WHERE c.tenant = i.tenant AND c.import_id = i.id AND c.state = 'ready' AND c.lease_until > {SqliteClock.Now}
                   UNION SELECT p.owner FROM inhaul_phase_run p WHERE p.tenant = i.tenant AND p.import_id = i.id AND p.status = 'pending' AND p.lease_until > {SqliteClock.Now}
                   UNION SELECT a.owner FROM inhaul_aggregation a WHERE a.tenant = i.tenant AND a.import_id = i.id AND a.state <> 'done' AND a.owner IS NOT NULL AND a.lease_until > {SqliteClock.Now})),
               EXISTS (SELECT 1 FROM inhaul_phase_run l WHERE l.tenant = i.tenant AND l.import_id = i.id AND l.phase = 'load' AND l.started_at IS NOT NULL),
               EXISTS (SELECT 1 FROM inhaul_phase_run l WHERE l.tenant = i.tenant AND l.import_id = i.id AND l.phase = 'load' AND l.status = 'completed'),
               EXISTS (SELECT 1 FROM inhaul_aggregation a WHERE a.tenant = i.tenant AND a.import_id = i.id AND a.state <> 'done'),
               i.accepted_errors, i.tracked, {CountColumns.Names}
        FROM inhaul_import i
        WHERE i.tenant = @tenant
        """;

    /// <summary>The import with an id.</summary>
    public static ImportRecord? Find(SqliteTurn turn, string tenant, Guid id) => Find(turn, "i.id = @value", tenant, id.ToString());

    /// <summary>The import with an idempotency key.</summary>
    public static ImportRecord? FindByKey(SqliteTurn turn, string tenant, string key) => Find(turn, "i.idempotency_key = @value", tenant, key);

    private static ImportRecord? Find(SqliteTurn turn, string condition, string tenant, string value) =>
        List(turn, $"AND {condition}", ("@tenant", tenant), ("@value", value)).SingleOrDefault();

    /// <summary>The imports of <c>@tenant</c> that further conditions choose, in an order.</summary>
    public static IReadOnlyList<ImportRecord> List(SqliteTurn turn, string conditions, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var imports = turn.Query($"{Select} {conditions}", Read, parameters);
        return imports.ConvertAll(import => import.FinishedAt is null ? import with { Counts = Sum(turn, import) } : import);
    }

    private static RowCounts Sum(SqliteTurn turn, ImportRecord import) => turn.Query(
        $"SELECT {Sums} FROM inhaul_chunk WHERE tenant = @tenant AND import_id = @import",
        row => CountColumns.Read(row, 0), ("@tenant", import.Tenant), ("@import", import.Id.ToString()))[0];

    private static ImportRecord Read(SqliteDataReader row) => new()
    {
        Tenant = row.GetString(0),
        Id = Guid.Parse(row.GetString(1)),
        Type = row.GetString(2),
        State = Word.Parse<ImportState>(row.GetString(3)),
        Phase = Word.Parse<ImportPhase>(row.GetString(4)),
        Version = row.GetInt64(5),
        IdempotencyKey = row.GetString(6),
        StoredOptions = LedgerJson.ReadOptions(row.GetString(7)),
        StoredSample = LedgerJson.ReadSample(row.GetString(8)),
        RowTotal = row.GetInt64(9),
        ChunkTotal = row.GetInt32(10),
        Error = Text(row, 11),
        CreatedBy = row.GetString(12),
        CreatedAt = SqliteClock.Parse(row.GetString(13)),
        StartedAt = Text(row, 14) is { } started ? SqliteClock.Parse(started) : null,
        FinishedAt = Text(row, 15) is { } finished ? SqliteClock.Parse(finished) : null,
        HasLiveLease = Text(row, 16) is { } owners && owners.Split('\n').Any(owner => !WorkerIdentity.IsDead(owner)),
        HasStarted = row.GetBoolean(17),
        IsLoaded = row.GetBoolean(18),
        HasOpenSubjects = row.GetBoolean(19),
        AcceptedErrors = row.GetInt64(20),
        IsTracked = row.GetBoolean(21),
        Counts = CountColumns.Read(row, 22),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
