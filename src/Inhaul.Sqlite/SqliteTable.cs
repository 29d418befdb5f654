namespace Inhaul.Sqlite;

/// <summary>What a table, with its triggers and constraints, does behind the back of whoever writes to it.</summary>
/// <param name="MayDropRows">A statement may succeed without doing anything: <c>RAISE(IGNORE)</c>, <c>ON CONFLICT IGNORE</c>.</param>
/// <param name="MayLeaveTraces">A refused statement may leave behind what it did before: <c>RAISE(FAIL)</c>.</param>
/// <param name="IsOrderFree">Nobody can tell afterwards in which order rows with different keys were written.</param>
internal sealed record SqliteTable(bool MayDropRows, bool MayLeaveTraces, bool IsOrderFree)
{
    // Triggers fire others on other tables, so all of them count; the words may mean something else, which only costs time.
    // Row ids that the table hands out, triggers, foreign keys to the same table, and rows that are equal for another
    // unique index or collation but not for Inhaul all make the order of the input matter.
    private const string Find = """
        SELECT coalesce(max(sql LIKE '%IGNORE%'), 0), coalesce(max(type = 'trigger' AND sql LIKE '%FAIL%'), 0),
               (SELECT count(*) FROM pragma_index_list(@table) WHERE "unique") = 1
               AND NOT EXISTS (SELECT 1 FROM pragma_index_list(@table) i JOIN pragma_index_xinfo(i.name) c WHERE i."unique" AND c."key" AND c.coll <> 'BINARY')
               AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(@table) WHERE pk > 0 AND upper(type) = 'INTEGER')
               AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(@table))
               AND coalesce(max(type = 'trigger' AND lower(tbl_name) = lower(@table)), 0) = 0
        FROM sqlite_master WHERE type IN ('trigger', 'table')
        """;

    /// <summary>Reads what the database says of a table.</summary>
    public static SqliteTable Read(SqliteTurn turn, string name) =>
        turn.Query(Find, row => new SqliteTable(row.GetBoolean(0), row.GetBoolean(1), row.GetBoolean(2)), ("@table", name))[0];
}
