using System.Runtime.CompilerServices;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Sqlite;

/// <summary>The tables of an SQLite file.</summary>
internal sealed class SqliteTarget(SqliteDatabase database) : ITarget
{
    /// <inheritdoc/>
    public async Task<TargetTable?> DescribeAsync(string table, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        if (FindName(turn, table) is not { } name)
        {
            return null;
        }

        var columns = turn.Query(
            """SELECT name, type, "notnull", dflt_value IS NOT NULL, pk, hidden FROM pragma_table_xinfo(@table) ORDER BY cid""",
            row => (Name: row.GetString(0), Declared: row.GetString(1), NotNull: row.GetBoolean(2), HasDefault: row.GetBoolean(3), Key: row.GetInt32(4), Hidden: row.GetInt32(5)),
            ("@table", name));
        var primaryKey = columns.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name).ToList();
        var isRowId = primaryKey.Count == 1 && columns.Single(column => column.Key > 0).Declared.Equals("INTEGER", StringComparison.OrdinalIgnoreCase);
        var unique = turn.Query(
            """
            SELECT i.name, c.name FROM pragma_index_list(@table) i JOIN pragma_index_info(i.name) c
            WHERE i."unique" AND NOT i.partial ORDER BY i.name, c.seqno
            """,
            row => (Index: row.GetString(0), Column: row.IsDBNull(1) ? null : row.GetString(1)), ("@table", name))
            .GroupBy(part => part.Index, part => part.Column)
            .Where(index => index.All(column => column is not null))
            .Select(index => (IReadOnlyList<string>)[.. index.Select(column => column!)]);
        return new TargetTable(
            name,
            [.. columns.Select(column => new TargetColumn(
                column.Name, SqliteTypes.OfDeclared(column.Declared),
                column.NotNull && !column.HasDefault && column.Hidden == 0 && !(isRowId && column.Key > 0), column.Hidden != 0)
            {
                MaxLength = SqliteTypes.MaxLength(column.Declared),
            })],
            primaryKey,
            [.. primaryKey.Count > 0 ? [primaryKey] : Array.Empty<IReadOnlyList<string>>(), .. unique]);
    }

    /// <summary>The name of a table as it is spelled; null when there is none.</summary>
    public static string? FindName(SqliteTurn turn, string table) =>
        (string?)turn.Scalar("SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) = lower(@table)", ("@table", table));

    /// <inheritdoc/>
    public string CreateTableSql(ImportDefinition definition)
    {
        var columns = definition.Fields.Select(field =>
        {
            var isKey = definition.Key.Count == 1 && string.Equals(field.Column, definition.Key[0], StringComparison.OrdinalIgnoreCase);
            return $"    {SqliteName.Quote(field.Column)} {SqliteTypes.Declared(field.Type)}{(isKey ? " PRIMARY KEY NOT NULL" : "")}";
        });

        // A key of several columns may have parts without a value, which a primary key does not allow.
        var unique = definition.Key.Count > 1 ? $",\n    UNIQUE ({SqliteName.QuoteAll(definition.Key)})" : "";
        return $"CREATE TABLE {SqliteName.Quote(definition.Table)} (\n{string.Join(",\n", columns)}{unique}\n)";
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowPresence>> CompareAsync(ImportDefinition definition, RowBatch rows, CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        await using var writer = new SqliteTableWriter(turn, definition);
        var presence = new RowPresence[rows.Count];
        for (var i = 0; i < presence.Length; i++)
        {
            presence[i] = writer.Compare(rows, i);
        }

        return presence;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RowChange> ReadAsync(ImportDefinition definition, RowBatch rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var turn = await database.ReadAsync(cancellationToken);
        await using var changes = new SqliteRowChanges(turn, definition);
        await foreach (var change in changes.ReadAsync(rows, [.. Enumerable.Range(0, rows.Count)], cancellationToken))
        {
            yield return change;
        }
    }
}
