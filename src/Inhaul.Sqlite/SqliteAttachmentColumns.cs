using Inhaul.Stores;

namespace Inhaul.Sqlite;

/// <summary>The columns that name contents of a storage, and the condition that none of them names one.</summary>
internal static class SqliteAttachmentColumns
{
    /// <summary>Notes a column; again does nothing.</summary>
    public static void Note(SqliteTurn turn, AttachmentColumn column) => turn.Execute(
        """INSERT INTO inhaul_attachment_column (tenant, storage, "table", "column") VALUES (@tenant, @storage, @table, @column) ON CONFLICT DO NOTHING""",
        ("@tenant", column.Tenant), ("@storage", column.Storage), ("@table", column.Table), ("@column", column.Column));

    /// <summary>The columns of all tenants.</summary>
    public static IReadOnlyList<AttachmentColumn> Read(SqliteTurn turn, string storage) => turn.Query(
        """SELECT tenant, "table", "column" FROM inhaul_attachment_column WHERE storage = @storage ORDER BY "table", "column", tenant""",
        row => new AttachmentColumn(row.GetString(0), storage, row.GetString(1), row.GetString(2)), ("@storage", storage));

    /// <summary>The SQL that says of an address that no column names it.</summary>
    /// <exception cref="InvalidConfigurationException">A column is not there any more.</exception>
    public static string NotNamed(SqliteTurn turn, string storage, string address)
    {
        var conditions = new List<string> { "true" };
        foreach (var column in Read(turn, storage).DistinctBy(column => (column.Table, column.Column)))
        {
            if (turn.Scalar("SELECT 1 FROM pragma_table_xinfo(@table) WHERE lower(name) = lower(@column)", ("@table", column.Table), ("@column", column.Column)) is null)
            {
                throw LostColumn.Refusal(column);
            }

            conditions.Add($"{address} NOT IN (SELECT t.{SqliteName.Quote(column.Column)} FROM {SqliteName.Quote(column.Table)} t WHERE t.{SqliteName.Quote(column.Column)} IS NOT NULL)");
        }

        return string.Join(" AND ", conditions);
    }
}
