using System.Data.Common;
using System.Globalization;
using Inhaul.Testing.Comparing;

namespace Inhaul.Testing.Databases;

/// <summary>Reads what the tables of a database hold.</summary>
internal static class TableReading
{
    /// <summary>Reads all tables but the ledger's.</summary>
    /// <param name="database">The database.</param>
    /// <param name="leftOut">What is not compared.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<TableContents>> ReadTablesAsync(this ITestDatabase database, LeftOut leftOut, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken);
        var columns = await ReadAsync(connection, database.Columns, Column, cancellationToken);
        var tables = new List<TableContents>();
        foreach (var table in columns.Where(leftOut.Compares).GroupBy(column => (column.Table, column.QuotedTable)))
        {
            var rows = await ReadAsync(connection, $"SELECT {string.Join(", ", table.Select(column => column.Text))} FROM {table.Key.QuotedTable}", Row, cancellationToken);
            tables.Add(new TableContents(table.Key.Table, [.. table.Select(column => new TableColumn(column.Name, column.IsKey))], rows));
        }

        return tables;
    }

    private static async Task<List<T>> ReadAsync<T>(DbConnection connection, string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static DatabaseColumn Column(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Flag(reader, 4), Flag(reader, 5));

    private static bool Flag(DbDataReader reader, int column) => Convert.ToBoolean(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static string?[] Row(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetString(column))];
}
