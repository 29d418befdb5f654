using System.Text;
using Inhaul.Mapping;
using Inhaul.Sqlite;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests.Sqlite;

public sealed class SqliteTableTests : IAsyncDisposable
{
    private const string Plain = "CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL, name TEXT)";

    private static readonly ImportDefinition People = new(
        "people", [new FieldDefinition("email", "email", ColumnType.Text, null)], ["email"], ConflictPolicy.Update, DuplicatePolicy.Last);

    private readonly SqliteDatabase _database = SqliteDatabase.Open(":memory:", rehearsal: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("CREATE TABLE people (email TEXT, name TEXT)")]
    [InlineData("CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT)")]
    [InlineData("CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL, name TEXT UNIQUE)")]
    [InlineData("CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, name TEXT)")]
    [InlineData("CREATE TABLE people (email TEXT PRIMARY KEY NOT NULL, name TEXT REFERENCES people (email))")]
    [InlineData(Plain + "; CREATE TRIGGER t AFTER INSERT ON People BEGIN SELECT 1; END")]
    [InlineData(Plain + "; CREATE UNIQUE INDEX i ON people (name) WHERE name <> ''")]
    public async Task The_order_of_writing_shows_where_something_depends_on_it(string table) => Assert.False((await ReadAsync(table)).IsOrderFree);

    [Theory]
    [InlineData(Plain)]
    [InlineData(Plain + "; CREATE INDEX i ON people (name)")]
    [InlineData(Plain + "; CREATE TABLE other (id INTEGER PRIMARY KEY); CREATE TRIGGER t AFTER INSERT ON other BEGIN SELECT 1; END")]
    public async Task The_order_of_writing_does_not_show_in_a_plain_table(string table) => Assert.True((await ReadAsync(table)).IsOrderFree);

    [Fact]
    public async Task A_plain_table_neither_drops_rows_nor_keeps_traces_of_what_it_refused() =>
        Assert.Equal((false, false), await HabitsAsync(Plain));

    [Fact]
    public async Task A_constraint_or_trigger_that_ignores_may_drop_rows()
    {
        Assert.Equal((true, false), await HabitsAsync("CREATE TABLE people (email TEXT PRIMARY KEY ON CONFLICT IGNORE)"));
        Assert.Equal((true, false), await HabitsAsync("CREATE TABLE log (line TEXT); CREATE TRIGGER t BEFORE INSERT ON log BEGIN SELECT RAISE(IGNORE); END"));
    }

    [Fact]
    public async Task A_trigger_that_fails_may_leave_traces() =>
        Assert.Equal((false, true), await HabitsAsync(Plain + "; CREATE TRIGGER t AFTER INSERT ON people BEGIN SELECT RAISE(FAIL, 'no'); END"));

    [Fact]
    public async Task Rows_go_into_a_plain_table_in_the_order_of_their_keys_as_bytes() =>
        Assert.Equal(["B", "a", "b", "é"], await WrittenAsync(Plain, ["b", "é", "B", "a"], ..));

    [Fact]
    public async Task Rows_keep_the_order_of_the_input_where_it_makes_a_difference() =>
        Assert.Equal(["b", "c", "a"], await WrittenAsync("CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT UNIQUE)", ["b", "c", "a"], ..));

    [Fact]
    public async Task A_part_of_a_batch_keeps_the_order_of_the_input() =>
        Assert.Equal(["c", "b"], await WrittenAsync(Plain, ["d", "c", "b", "a"], 1..3));

    private async Task<SqliteTable> ReadAsync(string table)
    {
        using var turn = await _database.WriteAsync(Cancel);
        turn.Execute(table);
        return SqliteTable.Read(turn, "people");
    }

    private async Task<(bool MayDropRows, bool MayLeaveTraces)> HabitsAsync(string table)
    {
        var read = await ReadAsync(table);
        return (read.MayDropRows, read.MayLeaveTraces);
    }

    /// <summary>The keys in the table in the order in which they were written.</summary>
    private async Task<List<string>> WrittenAsync(string table, string[] keys, Range range)
    {
        using var turn = await _database.WriteAsync(Cancel);
        turn.Execute(table);
        var rows = new RowBatch(1);
        for (var i = 0; i < keys.Length; i++)
        {
            rows.Add(i)[0] = rows.Keep(CellKind.Text, Encoding.UTF8.GetBytes(keys[i]));
        }

        await using var writer = new SqliteTableWriter(turn, People);
        await writer.WriteAsync(rows, range, new WriteResult[keys.Length], Cancel);
        return turn.Query("SELECT email FROM people ORDER BY rowid", row => row.GetString(0));
    }
}
