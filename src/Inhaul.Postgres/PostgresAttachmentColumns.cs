using Inhaul.Stores;

namespace Inhaul.Postgres;

/// <summary>The columns that name contents of a storage, and the condition that none of them names one.</summary>
internal static class PostgresAttachmentColumns
{
    /// <summary>Notes a column; again does nothing.</summary>
    public static Task NoteAsync(PostgresTurn turn, AttachmentColumn column, CancellationToken cancellationToken) => turn.ExecuteAsync(
        """INSERT INTO inhaul.attachment_column (tenant, storage, "table", "column") VALUES (@tenant, @storage, @table, @column) ON CONFLICT DO NOTHING""",
        cancellationToken, ("@tenant", column.Tenant), ("@storage", column.Storage), ("@table", column.Table), ("@column", column.Column));

    /// <summary>The columns of all tenants.</summary>
    public static async Task<IReadOnlyList<AttachmentColumn>> ReadAsync(PostgresTurn turn, string storage, CancellationToken cancellationToken) => await turn.QueryAsync(
        """SELECT tenant, "table", "column" FROM inhaul.attachment_column WHERE storage = @storage ORDER BY "table", "column", tenant""",
        row => new AttachmentColumn(row.GetString(0), storage, row.GetString(1), row.GetString(2)), cancellationToken, ("@storage", storage));

    /// <summary>The SQL that says of an address that no column names it.</summary>
    /// <exception cref="InvalidConfigurationException">A column is not there any more.</exception>
    public static async Task<string> NotNamedAsync(PostgresTurn turn, string storage, string address, CancellationToken cancellationToken)
    {
        var conditions = new List<string> { "true" };
        foreach (var column in (await ReadAsync(turn, storage, cancellationToken)).DistinctBy(column => (column.Table, column.Column)))
        {
            var isThere = await turn.ScalarAsync(
                "SELECT 1 FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass(@table) AND attname = @column AND NOT attisdropped",
                cancellationToken, ("@table", PostgresName.QuoteTable(column.Table)), ("@column", column.Column));
            if (isThere is null)
            {
                throw LostColumn.Refusal(column);
            }

            conditions.Add($"NOT EXISTS (SELECT FROM {PostgresName.QuoteTable(column.Table)} t WHERE t.{PostgresName.Quote(column.Column)}::text = {address})");
        }

        return string.Join(" AND ", conditions);
    }
}
