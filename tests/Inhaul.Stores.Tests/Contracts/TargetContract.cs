using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Tables are described as they are, created as they are described, and compared with what was written.</summary>
public abstract class TargetContract : WritingTest
{
    private protected TargetContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task There_is_nothing_to_describe_where_there_is_no_table() => Assert.Null(await Store.Target.DescribeAsync("people", Cancel));

    [Fact]
    public async Task Columns_are_described_in_order_with_their_types()
    {
        await Database.ExecuteAsync("""
            CREATE TABLE things (id BIGINT PRIMARY KEY, name VARCHAR(20), amount NUMERIC(12, 2), ratio DOUBLE PRECISION, ok BOOLEAN, day DATE, at TIMESTAMP, moment TIMESTAMPTZ, ref UUID)
            """);

        var table = await DescribeAsync("things");

        Assert.Equal(
            [
                ("id", ColumnType.Integer), ("name", ColumnType.Text), ("amount", ColumnType.Decimal), ("ratio", ColumnType.Double), ("ok", ColumnType.Boolean),
                ("day", ColumnType.Date), ("at", ColumnType.Timestamp), ("moment", ColumnType.TimestampTz), ("ref", ColumnType.Uuid),
            ],
            table.Columns.Select(column => (column.Name, column.Type)));
        Assert.Equal(["id"], table.PrimaryKey);
        Assert.Equal([("name", 20)], table.Columns.Where(column => column.MaxLength is not null).Select(column => (column.Name, column.MaxLength!.Value)));
    }

    [Fact]
    public async Task Only_what_a_row_must_bring_is_required()
    {
        await Database.ExecuteAsync("""
            CREATE TABLE things (name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'x', note TEXT, size BIGINT NOT NULL, twice BIGINT GENERATED ALWAYS AS (size * 2) STORED)
            """);

        var table = await DescribeAsync("things");

        Assert.Equal(["name", "size"], table.Columns.Where(column => column.IsRequired).Select(column => column.Name));
        Assert.Equal(["twice"], table.Columns.Where(column => column.IsGenerated).Select(column => column.Name));
        Assert.Empty(table.PrimaryKey);
    }

    [Fact]
    public async Task Every_set_of_columns_that_tells_rows_apart_is_described()
    {
        await Database.ExecuteAsync("CREATE TABLE things (a BIGINT, b TEXT, c TEXT UNIQUE, d TEXT, e TEXT, PRIMARY KEY (b, a), UNIQUE (d, e))");
        await Database.ExecuteAsync("CREATE UNIQUE INDEX by_expression ON things (lower(e))");
        await Database.ExecuteAsync("CREATE UNIQUE INDEX partial ON things (a) WHERE a > 5");
        await Database.ExecuteAsync("CREATE INDEX not_unique ON things (d)");
        await Database.ExecuteAsync("CREATE UNIQUE INDEX later ON things (e, a)");

        var table = await DescribeAsync("things");

        Assert.Equal(["b", "a"], table.PrimaryKey);
        Assert.Equal(["a,b", "a,e", "c", "d,e"], table.UniqueKeys.Select(key => string.Join(',', key.Order(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("k")]
    [InlineData("k", "text")]
    [InlineData]
    public async Task A_created_table_is_described_as_it_was_defined(params string[] key)
    {
        var definition = SampleTable.Of(
            "Odd \"Table\" {0}", key, [("k", ColumnType.Uuid), .. Enum.GetValues<ColumnType>().Select(type => (Word.Of(type), type)), ("o\"dd; name", ColumnType.Text)]);

        await Database.ExecuteAsync(Store.Target.CreateTableSql(definition));

        var table = await DescribeAsync(definition.Table);
        Assert.Equal(definition.Table, table.Name);
        Assert.Equal(definition.Fields.Select(field => (field.Column, field.Type)), table.Columns.Select(column => (column.Name, column.Type)));
        Assert.Equal(key.Length == 0, table.UniqueKeys.Count == 0);
        Assert.All(table.UniqueKeys, unique => Assert.Equal(key.Order(StringComparer.Ordinal), unique.Order(StringComparer.Ordinal)));
        Assert.Equal(key.Length == 1 ? key : [], table.Columns.Where(column => column.IsRequired).Select(column => column.Name));
        Assert.DoesNotContain(table.Columns, column => column.IsGenerated);
    }

    [Theory]
    [InlineData(ColumnType.Integer)]
    [InlineData(ColumnType.Decimal)]
    [InlineData(ColumnType.Text)]
    [InlineData(ColumnType.TimestampTz)]
    public async Task A_table_is_created_with_a_key_of_any_type(ColumnType type)
    {
        await Database.ExecuteAsync(Store.Target.CreateTableSql(SampleTable.Of("keyed", ["k"], ("k", type), ("v", ColumnType.Text))));

        var table = await DescribeAsync("keyed");

        Assert.Equal(type, table.Columns[0].Type);
        Assert.Contains(table.UniqueKeys, key => key.SequenceEqual(["k"]));
    }

    [Fact]
    public async Task Rows_are_compared_with_what_the_table_holds_under_their_keys()
    {
        await WriteAsync(SampleTable.People, ["1", "Ann"], ["2", "Bob"], ["3", null], ["4", "Di"]);
        await Database.ExecuteAsync("UPDATE people SET name = 'Bobby' WHERE id = 2");
        await Database.ExecuteAsync("DELETE FROM people WHERE id = 4");

        var presence = await Store.Target.CompareAsync(SampleTable.People, SampleTable.People.Rows(["1", "Ann"], ["2", "Bob"], ["3", null], ["4", "Di"], ["1", null]), Cancel);

        Assert.Equal([RowPresence.Same, RowPresence.Different, RowPresence.Same, RowPresence.Missing, RowPresence.Different], presence);
    }

    [Fact]
    public async Task Keys_without_a_value_in_a_part_are_compared_too()
    {
        var definition = SampleTable.Of("prices", ["sku", "region"], ("sku", ColumnType.Text), ("region", ColumnType.Text), ("price", ColumnType.Decimal));
        await WriteAsync(definition, ["a", null, "1.5"], [null, "eu", "2"]);

        var presence = await Store.Target.CompareAsync(definition, definition.Rows(["a", null, "1.50"], [null, "eu", "3"], ["a", "eu", "1.5"]), Cancel);

        Assert.Equal([RowPresence.Same, RowPresence.Different, RowPresence.Missing], presence);
    }

    [Fact]
    public async Task Comparing_no_rows_is_no_work()
    {
        await WriteAsync(SampleTable.People, ["1", "Ann"]);

        Assert.Empty(await Store.Target.CompareAsync(SampleTable.People, SampleTable.People.Rows(), Cancel));
    }

    private async Task<TargetTable> DescribeAsync(string table) => (await Store.Target.DescribeAsync(table, Cancel))!;
}
