using System.Text;
using Inhaul.Mapping;
using Inhaul.Sqlite;
using Microsoft.Data.Sqlite;

namespace Inhaul.Stores.Tests.Sqlite;

public sealed class SqliteWriteOrderTests
{
    private const string Plain = "CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL, name TEXT)";

    [Fact]
    public void Rows_go_into_a_plain_table_in_the_order_of_their_keys() =>
        Assert.Equal([2, 0, 1], OrderInto(Plain, ["b", "c", "a"]));

    [Fact]
    public void Keys_are_ordered_as_bytes() =>
        Assert.Equal([1, 0, 2], OrderInto(Plain, ["a", "B", "é"]));

    [Theory]
    [InlineData("CREATE TABLE people (email TEXT, name TEXT)")]
    [InlineData("CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT)")]
    [InlineData("CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)")]
    [InlineData("CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, name TEXT)")]
    [InlineData("CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL, name TEXT REFERENCES people (email))")]
    [InlineData(Plain + "; CREATE TRIGGER t AFTER INSERT ON People BEGIN SELECT 1; END")]
    [InlineData(Plain + "; CREATE UNIQUE INDEX i ON people (name) WHERE name <> ''")]
    public void Rows_keep_the_order_of_the_input_where_it_makes_a_difference(string table) =>
        Assert.Equal([0, 1, 2], OrderInto(table, ["b", "c", "a"]));

    [Fact]
    public void A_part_of_a_batch_keeps_the_order_of_the_input() =>
        Assert.Equal([1, 2], OrderInto(Plain, ["d", "c", "b", "a"], 1..3));

    private static int[] OrderInto(string table, string[] keys, Range? range = null)
    {
        SystemSqlite.EnsureBound();
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = table;
        command.ExecuteNonQuery();
        var definition = new ImportDefinition(
            "people", [new FieldDefinition("email", "email", ColumnType.Text, null)], ["email"], ConflictPolicy.Update, DuplicatePolicy.Last);
        var rows = new RowBatch(1);
        for (var i = 0; i < keys.Length; i++)
        {
            rows.Add(i)[0] = rows.Keep(CellKind.Text, Encoding.UTF8.GetBytes(keys[i]));
        }

        var (start, length) = (range ?? ..).GetOffsetAndLength(rows.Count);
        return new SqliteWriteOrder(connection.Handle!, definition).Of(rows, start, length);
    }
}
