using Inhaul.Mapping;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Inhaul.Sqlite;

/// <summary>
/// The order in which the rows of a batch are written. In the order of their keys each page of the key's index is visited
/// once per chunk instead of once per row, but only where nobody can tell the difference.
/// </summary>
internal sealed class SqliteWriteOrder(sqlite3 database, ImportDefinition definition)
{
    // Row ids that the table hands out, triggers, foreign keys to the same table, and rows that are equal for another
    // unique index or collation but not for Inhaul all make the order of the input matter.
    private const string IsFree = """
        SELECT (SELECT count(*) FROM pragma_index_list(?1) WHERE "unique") = 1
           AND NOT EXISTS (SELECT 1 FROM pragma_index_list(?1) i JOIN pragma_index_xinfo(i.name) c WHERE i."unique" AND c."key" AND c.coll <> 'BINARY')
           AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(?1) WHERE pk > 0 AND upper(type) = 'INTEGER')
           AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(?1))
           AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = lower(?1))
        """;

    private readonly int[] _keyFields = definition.KeyFields();
    private readonly Lazy<bool> _isFree = new(() => definition.Key.Count > 0 && IsFreeFor(database, definition.Table));

    /// <summary>The rows of a range in the order in which to write them; a part of a batch, as in the search for a culprit, keeps the input's.</summary>
    public int[] Of(RowBatch rows, int start, int length) =>
        length == rows.Count && _isFree.Value ? rows.ByKey(_keyFields) : [.. Enumerable.Range(start, length)];

    private static bool IsFreeFor(sqlite3 database, string table)
    {
        var code = sqlite3_prepare_v2(database, IsFree, out var statement);
        using (statement)
        {
            // Not being able to tell is no error here: the input's order is always right.
            return code == SQLITE_OK && sqlite3_bind_text(statement, 1, table) == SQLITE_OK
                && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int(statement, 0) != 0;
        }
    }
}
