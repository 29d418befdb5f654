using System.Runtime.CompilerServices;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Postgres;

/// <summary>The tables of a PostgreSQL database.</summary>
internal sealed class PostgresTarget(PostgresDatabase database) : ITarget
{
    private const int FirstWithNullsNotDistinct = 15;

    /// <inheritdoc/>
    public async Task<TargetTable?> DescribeAsync(string table, CancellationToken cancellationToken)
    {
        await using var turn = await database.ReadAsync(cancellationToken);
        if (await FindNameAsync(turn, table, cancellationToken) is not { } name || await PostgresTable.ReadAsync(turn, name, cancellationToken) is not { } found)
        {
            return null;
        }

        return found.Kind is 'r' or 'p'
            ? new TargetTable(
                found.Name,
                [.. found.Columns.Select(column => new TargetColumn(column.Name, PostgresTypes.Of(column), column.IsRequired, column.IsGenerated)
                {
                    MaxLength = PostgresTypes.MaxLength(column),
                    Refusal = column.IsComposed ? $"is of the type {column.PlainType}, which the text of one cell cannot fill" : null,
                })],
                found.PrimaryKey,
                found.UniqueKeys)
            : throw new InvalidConfigurationException($"{name} is no table but {(found.Kind switch { 'v' => "a view", 'm' => "a materialized view", _ => "a foreign table" })}. Name the table that keeps the rows with --table.");
    }

    /// <summary>The name of a table as it is spelled, with its schema if it was asked for with one; null when there is none.</summary>
    /// <exception cref="InvalidConfigurationException">There are several that differ only in upper and lower case.</exception>
    public static async Task<string?> FindNameAsync(PostgresTurn turn, string table, CancellationToken cancellationToken)
    {
        var (schema, name) = PostgresName.Split(table);
        var found = await turn.QueryAsync(
            """
            SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND lower(c.relname) = lower(@name)
              AND CASE WHEN @schema::text IS NULL THEN pg_table_is_visible(c.oid) ELSE lower(n.nspname) = lower(@schema::text) END
            """,
            row => (Schema: row.GetString(0), Name: row.GetString(1)), cancellationToken, ("@name", name), ("@schema", schema));
        var exact = found.Where(one => one.Name == name && (schema is null || one.Schema == schema)).ToList();
        return (exact.Count > 0 ? exact : found) switch
        {
            [] => null,
            [var one] => PostgresName.Join(schema is null ? null : one.Schema, one.Name),
            var several => throw new InvalidConfigurationException($"--table {table}: there are {NameList.Of(several.Select(one => PostgresName.Join(one.Schema, one.Name)))}. Write one of them exactly so."),
        };
    }

    /// <inheritdoc/>
    public string CreateTableSql(ImportDefinition definition)
    {
        var columns = definition.Fields.Select(field =>
        {
            var isKey = definition.Key.Count == 1 && string.Equals(field.Column, definition.Key[0], StringComparison.OrdinalIgnoreCase);
            return $"    {PostgresName.Quote(field.Column)} {PostgresTypes.Declared(field.Type)}{(isKey ? " PRIMARY KEY" : "")}";
        });

        // A key of several columns may have parts without a value, which a primary key does not allow.
        var distinct = database.ServerVersion.Major >= FirstWithNullsNotDistinct ? " NULLS NOT DISTINCT" : "";
        var unique = definition.Key.Count > 1 ? $",\n    UNIQUE{distinct} ({PostgresName.QuoteAll(definition.Key)})" : "";
        return $"CREATE TABLE {PostgresName.QuoteTable(definition.Table)} (\n{string.Join(",\n", columns)}{unique}\n)";
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RowPresence>> CompareAsync(ImportDefinition definition, RowBatch rows, CancellationToken cancellationToken)
    {
        var presence = new RowPresence[rows.Count];
        Array.Fill(presence, RowPresence.Missing);
        if (rows.Count == 0)
        {
            return presence;
        }

        // The stage lasts as long as the transaction, which is not committed.
        await using var turn = await database.WriteAsync(cancellationToken);
        var session = await PostgresTableSession.OpenAsync(turn, definition, cancellationToken);
        var fitting = session.OrderOf(rows, 0, rows.Count).Where(row => session.Fit.Find(rows, row) is null).ToArray();
        await session.StageAsync(rows, fitting, cancellationToken);
        foreach (var (row, look) in await session.CompareAsync(new PostgresRange(0, rows.Count), session.FindGaps(rows, fitting), cancellationToken))
        {
            presence[row] = look!.Value.IsSame ? RowPresence.Same : RowPresence.Different;
        }

        return presence;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RowChange> ReadAsync(ImportDefinition definition, RowBatch rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var turn = await database.WriteAsync(cancellationToken);
        await using var changes = new PostgresRowChanges(turn, definition);
        await foreach (var change in changes.ReadAsync(rows, [.. Enumerable.Range(0, rows.Count)], cancellationToken))
        {
            yield return change;
        }
    }
}
