using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>A table of the user's has its own types: values arrive in them exactly, or are refused with the column's name.</summary>
public sealed class PostgresColumnTypeTests() : WritingTest(new PostgresUnderTest())
{
    public static TheoryData<string, string, string> Values => new()
    {
        { "uuid", "0F8FAD5B-D9CB-469F-A165-70867728950E", "0f8fad5b-d9cb-469f-a165-70867728950e" },
        { "numeric", "12345678901234567890.1234567890", "12345678901234567890.1234567890" },
        { "numeric(10, 2)", "12345678.5", "12345678.50" },
        { "numeric(3, -2)", "12300", "12300" },
        { "smallint", "-32768", "-32768" },
        { "integer", "2147483647", "2147483647" },
        { "real", "-1E-1", "-0.1" },
        { "double precision", "0.1", "0.1" },
        { "boolean", "yes", "true" },
        { "date", "0001-01-01", "0001-01-01" },
        { "timestamp", "2024-02-29 23:59:59.123456", "2024-02-29 23:59:59.123456" },
        { "timestamp(0)", "2024-02-29 23:59:59.4", "2024-02-29 23:59:59" },
        { "timestamptz", "2024-02-29T23:59:59+05:30", "2024-02-29 18:29:59+00" },
        { "varchar(5)", "Größe", "Größe" },
        { "char(5)", "ab", "ab" },
        { "json", """{"b": 1,  "a": 1E2, "a": 2}""", """{"b": 1,  "a": 1E2, "a": 2}""" },
        { "jsonb", """{"b": 1, "a": [true, null]}""", """{"a": [true, null], "b": 1}""" },
        { "mood", "so so", "so so" },
        { "citext", "MiXed", "MiXed" },
        { "short_code", "AB", "AB" },
        { "inet", "192.168.0.1/24", "192.168.0.1/24" },
        { "time", "12:34:56", "12:34:56" },
        { "interval", "1 day 2 hours", "1 day 02:00:00" },
        { "bytea", @"\xdeadbeef", @"\xdeadbeef" },
        { "text COLLATE \"C\"", "Ünïcödé", "Ünïcödé" },
        { "money_amount", "12.5", "12.50" },
    };

    public static TheoryData<string, string, string> Misfits => new()
    {
        { "smallint", "32768", RowErrorCodes.OutOfRange },
        { "integer", "-2147483649", RowErrorCodes.OutOfRange },
        { "real", "1e300", RowErrorCodes.OutOfRange },
        { "real", "1e-300", RowErrorCodes.OutOfRange },
        { "numeric(5, 2)", "1234.5", RowErrorCodes.OutOfRange },
        { "numeric(5, 2)", "1.005", RowErrorCodes.PrecisionLost },
        { "numeric(3, -2)", "12345", RowErrorCodes.PrecisionLost },
        { "varchar(5)", "Größen", RowErrorCodes.FieldTooLong },
        { "varchar(5)", "12345 ", RowErrorCodes.FieldTooLong },
        { "char(2)", "abc", RowErrorCodes.FieldTooLong },
        { "mood", "angry", RowErrorCodes.TargetRefused },
        { "money_amount", "1.234", RowErrorCodes.PrecisionLost },
        { "short_code", "ABCD", RowErrorCodes.FieldTooLong },
    };

    public static TheoryData<string, string> Unreadable => new()
    {
        { "jsonb", "{oops" },
        { "json", "{oops" },
        { "inet", "300.1.1.1" },
        { "time", "25:00" },
        { "short_code", "abc" },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TYPE mood AS ENUM ('happy', 'so so', 'sad')");
        await Database.ExecuteAsync("CREATE EXTENSION citext");
        await Database.ExecuteAsync("CREATE DOMAIN code AS varchar(3) CHECK (VALUE = upper(VALUE))");
        await Database.ExecuteAsync("CREATE DOMAIN short_code AS code CHECK (length(VALUE) < 4)");
        await Database.ExecuteAsync("CREATE DOMAIN money_amount AS numeric(8, 2)");
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_arrives_in_the_type_of_its_column_and_is_recognised_again(string type, string value, string arrived)
    {
        var definition = await ThingsAsync(type);

        Assert.Equal(["inserted", "inserted"], await OutcomesAsync(definition, ["1", value], ["2", null]));

        Assert.Equal([$"1|{arrived}", "2|∅"], await Database.LinesAsync("SET timezone = 'UTC'; SELECT id, thing::text FROM things ORDER BY id"));
        await Database.CountWritesAsync("things");
        Assert.Equal(["unchanged", "unchanged"], await OutcomesAsync(definition, ["1", value], ["2", null]));
        Assert.Equal(0, await Database.WritesAsync());
        Assert.Equal(["updated", "updated"], await OutcomesAsync(definition, ["1", null], ["2", value]));
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task A_value_that_the_column_would_round_cut_or_refuse_costs_its_row_alone(string type, string value, string code)
    {
        var definition = await ThingsAsync(type);

        var refusal = await RefusedAsync(definition, 1, RowOutcome.Rejected, ["1", null], ["2", value], ["3", null]);

        Assert.Equal((code, "thing"), (refusal.Code, refusal.Column));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_value_that_only_the_database_can_judge_costs_its_row_alone(string type, string value)
    {
        var definition = await ThingsAsync(type);

        var refusal = await RefusedAsync(definition, 1, RowOutcome.Failed, ["1", null], ["2", value], ["3", null]);

        Assert.Contains(refusal.Code, (string[])[RowErrorCodes.TargetRefused, RowErrorCodes.CheckViolation]);
    }

    [Fact]
    public async Task A_change_of_letter_case_is_a_change_also_where_the_type_overlooks_it()
    {
        var definition = await ThingsAsync("citext");
        await WriteAsync(definition, ["1", "Ann"]);

        Assert.Equal(["updated"], await OutcomesAsync(definition, ["1", "ANN"]));
        Assert.Equal("ANN", await Database.ScalarAsync("SELECT thing::text FROM things"));
    }

    [Fact]
    public async Task Keys_that_the_database_takes_for_one_are_written_one_after_the_other()
    {
        await Database.ExecuteAsync("CREATE TABLE things (thing citext PRIMARY KEY, id bigint)");
        var definition = SampleTable.Of("things", ["thing"], ("thing", ColumnType.Text), ("id", ColumnType.Integer));

        Assert.Equal(["inserted", "updated", "inserted"], await OutcomesAsync(definition, ["a", "1"], ["A", "2"], ["b", "3"]));
        Assert.Equal(["skipped", "inserted", "skipped"], await OutcomesAsync(definition.On("skip"), ["A", "4"], ["c", "5"], ["C", "6"]));
        Assert.Equal(["2", "3", "5"], await Database.LinesAsync("SELECT id FROM things ORDER BY id"));
    }

    [Fact]
    public async Task Arrays_and_rows_are_described_as_what_no_cell_can_fill()
    {
        await Database.ExecuteAsync("CREATE TABLE things (id bigint PRIMARY KEY, tags text[], inner_row pg_class)");

        var table = (await Store.Target.DescribeAsync("things", Cancel))!;

        Assert.Equal([null, "is of the type text[], which the text of one cell cannot fill", "is of the type pg_class, which the text of one cell cannot fill"], table.Columns.Select(column => column.Refusal));
    }

    [Fact]
    public async Task Identity_columns_defaults_and_generated_columns_are_the_databases()
    {
        await Database.ExecuteAsync("""
            CREATE TABLE things (
                number bigint GENERATED ALWAYS AS IDENTITY, place bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 100), counted bigserial,
                id bigint PRIMARY KEY, thing text NOT NULL DEFAULT 'none', twice bigint GENERATED ALWAYS AS (id * 2) STORED, made timestamptz NOT NULL DEFAULT now())
            """);
        var table = (await Store.Target.DescribeAsync("things", Cancel))!;
        Assert.Equal(["number", "twice"], table.Columns.Where(column => column.IsGenerated).Select(column => column.Name));
        Assert.Equal(["id"], table.Columns.Where(column => column.IsRequired).Select(column => column.Name));

        // In the order of the input, although the keys come in another.
        Assert.Equal(["inserted", "inserted"], await OutcomesAsync(SampleTable.Of("things", ["id"], ("id", ColumnType.Integer)), ["7"], ["5"]));
        Assert.Equal(["inserted"], await OutcomesAsync(SampleTable.Of("things", ["id"], ("id", ColumnType.Integer), ("place", ColumnType.Integer)), ["9", "50"]));

        Assert.Equal(["1|100|1|7|none|14", "2|101|2|5|none|10", "3|50|3|9|none|18"], await Database.LinesAsync("SELECT number, place, counted, id, thing, twice FROM things ORDER BY number"));
    }

    [Fact]
    public async Task A_type_that_a_person_decided_is_converted_by_the_database()
    {
        await Database.ExecuteAsync("CREATE TABLE things (id integer PRIMARY KEY, thing varchar(4))");
        var definition = SampleTable.Of("things", ["id"], ("id", ColumnType.Text), ("thing", ColumnType.Integer));

        var results = await WriteAsync(definition, ["1", "1234"], ["x", "1"], ["2", "12345"]);

        Assert.Equal([RowOutcome.Inserted, RowOutcome.Failed, RowOutcome.Failed], results.Select(result => result.Outcome));
        Assert.Equal(["1|1234"], await Database.LinesAsync("SELECT id, thing FROM things"));
        Assert.Equal(["unchanged"], await OutcomesAsync(definition, ["1", "1234"]));
    }

    private async Task<ImportDefinition> ThingsAsync(string type)
    {
        await Database.ExecuteAsync($"CREATE TABLE things (id bigint PRIMARY KEY, thing {type})");
        var column = (await Store.Target.DescribeAsync("things", Cancel))!.Columns[1];
        return SampleTable.Of("things", ["id"], ("id", ColumnType.Integer), ("thing", column.Type));
    }
}
