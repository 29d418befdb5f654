using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>What rows became, where processors say so.</summary>
internal static class PostgresRowResults
{
    /// <summary>Keeps it, in the place of what a row became when it was tried before.</summary>
    public static Task KeepAsync(PostgresTurn turn, ImportRecord import, IReadOnlyList<RowTarget> results, CancellationToken cancellationToken) => turn.ExecuteAsync(
        """
        INSERT INTO inhaul.row_result (tenant, import_id, row, target_table, target_key, data)
        SELECT @tenant, @import, r.row, r.target_table, r.target_key, r.data::json FROM unnest(@rows, @tables, @keys, @datas) AS r (row, target_table, target_key, data)
        ON CONFLICT (tenant, import_id, row) DO UPDATE SET target_table = excluded.target_table, target_key = excluded.target_key, data = excluded.data
        """,
        cancellationToken,
        ("@tenant", import.Tenant), ("@import", import.Id), ("@rows", results.Select(result => result.Row).ToArray()),
        ("@tables", results.Select(result => PostgresText.Storable(result.Table)).ToArray()), ("@keys", results.Select(result => PostgresText.Storable(result.Key)).ToArray()),
        ("@datas", results.Select(result => result.Data).ToArray()));

    /// <summary>Reads it in the order of rows, after a row.</summary>
    public static async Task<IReadOnlyList<RowTarget>> ReadAsync(PostgresTurn turn, ImportRecord import, long afterRow, int limit, CancellationToken cancellationToken) => await turn.QueryAsync(
        "SELECT row, target_table, target_key, data::text FROM inhaul.row_result WHERE tenant = @tenant AND import_id = @import AND row > @after ORDER BY row LIMIT @limit",
        row => new RowTarget(row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
        cancellationToken, ("@tenant", import.Tenant), ("@import", import.Id), ("@after", afterRow), ("@limit", limit));
}
