using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>What rows became, where processors say so.</summary>
internal static class SqliteRowResults
{
    /// <summary>Keeps it, in the place of what a row became when it was tried before.</summary>
    public static void Keep(SqliteTurn turn, ImportRecord import, IReadOnlyList<RowTarget> results)
    {
        foreach (var result in results)
        {
            turn.Execute(
                """
                INSERT INTO inhaul_row_result (tenant, import_id, row, target_table, target_key, data) VALUES (@tenant, @import, @row, @table, @key, @data)
                ON CONFLICT (tenant, import_id, row) DO UPDATE SET target_table = excluded.target_table, target_key = excluded.target_key, data = excluded.data
                """,
                ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@row", result.Row), ("@table", result.Table), ("@key", result.Key), ("@data", result.Data));
        }
    }

    /// <summary>Reads it in the order of rows, after a row.</summary>
    public static IReadOnlyList<RowTarget> Read(SqliteTurn turn, ImportRecord import, long afterRow, int limit) => turn.Query(
        "SELECT row, target_table, target_key, data FROM inhaul_row_result WHERE tenant = @tenant AND import_id = @import AND row > @after ORDER BY row LIMIT @limit",
        row => new RowTarget(row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
        ("@tenant", import.Tenant), ("@import", import.Id.ToString()), ("@after", afterRow), ("@limit", limit));
}
