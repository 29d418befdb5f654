using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Values of every type arrive exactly, and each row is told whether it was inserted, updated or there already.</summary>
public abstract class TableWriterContract : WritingTest
{
    private static readonly ImportDefinition Everything = SampleTable.Of(
        "everything", ["id"], ("id", ColumnType.Integer), ("text", ColumnType.Text), ("integer", ColumnType.Integer), ("decimal", ColumnType.Decimal),
        ("double", ColumnType.Double), ("boolean", ColumnType.Boolean), ("date", ColumnType.Date), ("timestamp", ColumnType.Timestamp),
        ("timestamp_tz", ColumnType.TimestampTz), ("uuid", ColumnType.Uuid));

    private static readonly string[] Full =
    [
        "1", "Ünïcödé ∅ 漢字 🚢", "-42", "1234.50", "1.25E-3", "yes", "2024-02-29", "2024-02-29 23:59:59.123456", "2024-02-29T23:59:59.5+05:30",
        "0F8FAD5B-D9CB-469F-A165-70867728950E",
    ];

    private protected TableWriterContract(StoreUnderTest database) : base(database)
    {
    }

    public static TheoryData<ColumnType, string, string> Changes => new()
    {
        { ColumnType.Text, "Ann", "ann" },
        { ColumnType.Text, "Ann", "Ann " },
        { ColumnType.Text, "1", "01" },
        { ColumnType.Text, "1E2", "100" },
        { ColumnType.Text, "é", "e\u0301" },
        { ColumnType.Text, "NULL", "null" },
        { ColumnType.Integer, "9223372036854775807", "9223372036854775806" },
        { ColumnType.Integer, "-9223372036854775808", "-9223372036854775807" },
        { ColumnType.Decimal, "0.1", "0.10000000000001" },
        { ColumnType.Decimal, "-5", "5" },
        { ColumnType.Double, "0.1", "0.10000000000000002" },
        { ColumnType.Double, "1e308", "-1e308" },
        { ColumnType.Boolean, "true", "false" },
        { ColumnType.Date, "0001-01-01", "9999-12-31" },
        { ColumnType.Timestamp, "2024-01-01 00:00:00", "2024-01-01 00:00:00.000001" },
        { ColumnType.TimestampTz, "2024-01-01T00:00:00Z", "2024-01-01T00:00:00+00:01" },
        { ColumnType.Uuid, "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff" },
    };

    public static TheoryData<ColumnType, string, string> Spellings => new()
    {
        { ColumnType.Integer, "+5", "005" },
        { ColumnType.Decimal, "5.0", "+5.000" },
        { ColumnType.Decimal, "-0.0", "0" },
        { ColumnType.Double, "1000", "1E3" },
        { ColumnType.Boolean, "Y", "true" },
        { ColumnType.Timestamp, "2024-01-01T10:00", "2024-01-01 10:00:00.000" },
        { ColumnType.TimestampTz, "2024-01-01T12:00:00+02:00", "2024-01-01T05:00:00-05:00" },
        { ColumnType.Uuid, "0F8FAD5B-D9CB-469F-A165-70867728950E", "0f8fad5b-d9cb-469f-a165-70867728950e" },
    };

    [Fact]
    public async Task Values_of_every_type_arrive_exactly()
    {
        Assert.Equal(["inserted", "inserted"], await OutcomesAsync(Everything, Full, ["2", null, null, null, null, null, null, null, null, null]));

        Assert.Equal(
            [
                "1|Ünïcödé ∅ 漢字 🚢|-42|1234.5|0.00125|1|2024-02-29|2024-02-29 23:59:59.1234560|2024-02-29T18:29:59.5000000Z|0f8fad5b-d9cb-469f-a165-70867728950e",
                "2|∅|∅|∅|∅|∅|∅|∅|∅|∅",
            ],
            await Database.LinesAsync("SELECT * FROM everything ORDER BY id"));
    }

    [Fact]
    public async Task The_same_rows_again_are_unchanged_and_write_nothing()
    {
        string?[] empty = ["2", null, null, null, null, null, null, null, null, null];
        await WriteAsync(Everything, Full, empty);
        await Database.CountWritesAsync("everything");

        Assert.Equal(["unchanged", "unchanged"], await OutcomesAsync(Everything, Full, empty));

        Assert.Equal(0, await Database.WritesAsync());
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_changed_value_is_an_update_and_back(ColumnType type, string first, string second)
    {
        var definition = SampleTable.Of("one", ["id"], ("id", ColumnType.Integer), ("value", type));
        foreach (var (value, outcome) in new (string?, string)[]
        {
            (first, "inserted"), (first, "unchanged"), (second, "updated"), (second, "unchanged"), (null, "updated"), (null, "unchanged"), (first, "updated"),
        })
        {
            Assert.Equal([outcome], await OutcomesAsync(definition, ["1", value]));
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Values_of_every_type_are_keys(ColumnType type, string first, string second)
    {
        var definition = SampleTable.Of("keyed", ["key"], ("key", type), ("value", ColumnType.Text));

        Assert.Equal(["inserted", "inserted"], await OutcomesAsync(definition, [first, "a"], [second, "b"]));
        Assert.Equal(["unchanged", "updated"], await OutcomesAsync(definition, [first, "a"], [second, "c"]));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Two_spellings_of_one_value_are_the_same(ColumnType type, string first, string second)
    {
        var value = SampleTable.Of("spelled", ["id"], ("id", ColumnType.Integer), ("value", type));
        var key = SampleTable.Of("keyed", ["key"], ("key", type), ("value", ColumnType.Text));

        await WriteAsync(value, ["1", first]);
        await WriteAsync(key, [first, "a"]);

        Assert.Equal(["unchanged"], await OutcomesAsync(value, ["1", second]));
        Assert.Equal(["unchanged"], await OutcomesAsync(key, [second, "a"]));
    }

    [Fact]
    public async Task Long_text_arrives_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => (char)('a' + (i % 26)))) + "é";

        Assert.Equal(["inserted"], await OutcomesAsync(SampleTable.People, ["1", text]));
        Assert.Equal(text, await Database.ScalarAsync("SELECT name FROM people"));
        Assert.Equal(["unchanged"], await OutcomesAsync(SampleTable.People, ["1", text]));
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("sel;ect")]
    [InlineData("{0}")]
    [InlineData("{1}")]
    [InlineData("it's")]
    [InlineData("two words")]
    [InlineData("@p1")]
    [InlineData("?1")]
    [InlineData("$1")]
    [InlineData("select")]
    [InlineData("Größe (€)")]
    [InlineData("a.b")]
    [InlineData("excluded")]
    [InlineData("%s")]
    [InlineData("[x]")]
    [InlineData("`y`")]
    [InlineData("--")]
    public async Task Odd_names_of_columns_keys_and_tables_are_taken_as_they_are(string name)
    {
        foreach (var definition in new[]
        {
            SampleTable.Of("t1", ["id"], ("id", ColumnType.Integer), (name, ColumnType.Text)),
            SampleTable.Of("t2", [name], (name, ColumnType.Integer), ("value", ColumnType.Text)),
            SampleTable.Of(Database.Named(name), ["a", "b"], ("a", ColumnType.Integer), ("b", ColumnType.Text), ("c", ColumnType.Text)),
        })
        {
            string[] row = [.. Enumerable.Repeat("1", definition.Fields.Count)];
            Assert.Equal(["inserted"], await OutcomesAsync(definition, row));
            Assert.Equal(["unchanged"], await OutcomesAsync(definition, row));
            Assert.Equal(["updated"], await OutcomesAsync(definition, [.. row[..^1], "2"]));
            Assert.Equal(["unchanged"], await OutcomesAsync(definition.On("fill"), [.. row[..^1], "3"]));
        }
    }

    [Fact]
    public async Task Values_that_look_like_SQL_are_values()
    {
        string[] odd = ["'; DROP TABLE people; --", "{0}", "?1", "@p1", "$1", "\\", "\"", "a'b", "NULL", "\t", "\r\n", " "];
        string?[][] rows = [.. odd.Select((value, i) => new[] { $"{i}", value })];

        await WriteAsync(SampleTable.People, rows);

        Assert.Equal(odd, (await Database.QueryAsync("SELECT name FROM people ORDER BY id")).Select(row => row[0]));
        Assert.All(await OutcomesAsync(SampleTable.People, rows), outcome => Assert.Equal("unchanged", outcome));
    }

    [Fact]
    public async Task A_table_of_nothing_but_its_key_knows_its_rows()
    {
        var definition = SampleTable.Of("tags", ["name"], ("name", ColumnType.Text));

        Assert.Equal(["inserted", "inserted"], await OutcomesAsync(definition, ["a"], ["b"]));
        Assert.Equal(["unchanged", "inserted"], await OutcomesAsync(definition, ["a"], ["c"]));
        Assert.Equal(["unchanged"], await OutcomesAsync(definition.On("fill"), ["a"]));
    }

    [Fact]
    public async Task Without_a_key_every_row_is_added()
    {
        var definition = SampleTable.Of("events", [], ("what", ColumnType.Text));

        Assert.Equal(["inserted", "inserted", "inserted"], await OutcomesAsync(definition, ["a"], ["a"], [null]));
        Assert.Equal(["inserted"], await OutcomesAsync(definition, ["a"]));
        Assert.Equal("4", await Database.ScalarAsync("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task Columns_of_the_table_that_the_import_does_not_feed_keep_their_values()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT, note TEXT DEFAULT 'new', double_id BIGINT GENERATED ALWAYS AS (id * 2) STORED)");
        await Database.ExecuteAsync("INSERT INTO people (id, name, note) VALUES (1, 'Ann', 'mine')");

        Assert.Equal(["updated", "inserted"], await OutcomesAsync(SampleTable.People, ["1", "Anna"], ["2", "Bob"]));

        Assert.Equal(["1|Anna|mine|2", "2|Bob|new|4"], await Database.LinesAsync("SELECT id, name, note, double_id FROM people ORDER BY id"));
    }

    [Fact]
    public async Task A_part_of_a_batch_writes_that_part()
    {
        await WriteAsync(SampleTable.People, ["0", "zero"]);
        var import = await Store.ReadyAsync(3);
        var claim = (await Store.ClaimAsync(import))!;
        await using (var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!)
        {
            await using (var writer = settlement.OpenWriter(SampleTable.People))
            {
                var results = new Writing.WriteResult[2];
                await writer.WriteAsync(SampleTable.People.Rows(["1", "a"], ["2", "b"], ["0", "zero"], ["4", "d"]), 1..3, results, Cancel);
                Assert.Equal([RowOutcome.Inserted, RowOutcome.Unchanged], results.Select(result => result.Outcome));
            }

            await settlement.SettleAsync(SampleImport.Outcomes(RowOutcome.Skipped, RowOutcome.Inserted, RowOutcome.Unchanged), [], Cancel);
            await settlement.CommitAsync(Cancel);
        }

        Assert.Equal(["0|zero", "2|b"], await Database.LinesAsync("SELECT id, name FROM people ORDER BY id"));
    }

    [Theory]
    [InlineData("0.000000000000000000")]
    [InlineData("1.000000000000000000")]
    [InlineData("-12.500000000000000000000000000000")]
    [InlineData("0.00000000000000000001")]
    [InlineData("123456789012345")]
    public async Task Decimals_that_the_target_can_keep_are_kept(string value)
    {
        var definition = SampleTable.Of("amounts", ["id"], ("id", ColumnType.Integer), ("amount", ColumnType.Decimal));

        Assert.Equal(["inserted"], await OutcomesAsync(definition, ["1", value]));
        Assert.Equal(["unchanged"], await OutcomesAsync(definition, ["1", value]));
    }

    [Fact]
    public async Task Decimals_are_kept_exactly_or_refused_but_never_rounded()
    {
        var definition = SampleTable.Of("amounts", ["id"], ("id", ColumnType.Integer), ("amount", ColumnType.Decimal));
        string[] values =
        [
            "12345678901234567890.123456789", "0.1234567890123456789", "9007199254740993", "0.10000000000000000000000000000000000001",
            "1" + new string('0', 400), "0." + new string('0', 400) + "1", "99999999999999999999999999999999999999",
        ];

        var results = await WriteAsync(definition, [.. values.Select((value, i) => new[] { $"{i}", value })]);

        for (var i = 0; i < values.Length; i++)
        {
            if (results[i].Outcome == RowOutcome.Inserted)
            {
                Assert.Equal(values[i].TrimEnd('0'), (await Database.ScalarAsync($"SELECT amount FROM amounts WHERE id = {i}"))!.TrimEnd('0'));
            }
            else
            {
                Assert.Equal((RowOutcome.Rejected, RowErrorCodes.PrecisionLost, "amount"), (results[i].Outcome, results[i].Refusal!.Code, results[i].Refusal!.Column));
            }
        }
    }
}
