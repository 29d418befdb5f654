using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>Tables of the user's in all their forms: in schemas, partitioned, with triggers, with unusual keys.</summary>
public sealed class PostgresTableTests() : WritingTest(new PostgresUnderTest())
{
    private const string DropsMallory = """
        CREATE FUNCTION drops() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.name = 'Mallory' THEN RETURN NULL; END IF; RETURN NEW; END $$
        """;

    [Fact]
    public async Task A_table_in_a_schema_is_found_written_and_compared()
    {
        await Database.ExecuteAsync("CREATE SCHEMA sales");
        await Database.ExecuteAsync("CREATE TABLE sales.people (id bigint PRIMARY KEY, name text)");
        var definition = SampleTable.People with { Table = "sales.people" };

        Assert.Equal("sales.people", (await Store.Target.DescribeAsync("Sales.PEOPLE", Cancel))!.Name);
        Assert.Null(await Store.Target.DescribeAsync("people", Cancel));
        Assert.Equal(["inserted"], await OutcomesAsync(definition, ["1", "Ann"]));
        Assert.Equal(["unchanged"], await OutcomesAsync(definition, ["1", "Ann"]));
        Assert.Equal([RowPresence.Same], await Store.Target.CompareAsync(definition, definition.Rows(["1", "Ann"]), Cancel));
    }

    [Fact]
    public async Task A_table_is_created_in_a_schema()
    {
        await Database.ExecuteAsync("CREATE SCHEMA \"My Schema\"");
        await Database.ExecuteAsync(Store.Target.CreateTableSql(SampleTable.People with { Table = "My Schema.my people" }));

        Assert.Equal("My Schema.my people", (await Store.Target.DescribeAsync("My Schema.my people", Cancel))!.Name);
    }

    [Fact]
    public async Task A_name_with_a_dot_stands_in_quotes()
    {
        await Database.ExecuteAsync("CREATE TABLE \"a.b\" (id bigint PRIMARY KEY, name text)");

        Assert.Equal("\"a.b\"", (await Store.Target.DescribeAsync("\"a.b\"", Cancel))!.Name);
        Assert.Equal(["inserted"], await OutcomesAsync(SampleTable.People with { Table = "\"a.b\"" }, ["1", "Ann"]));
    }

    [Fact]
    public async Task Of_tables_that_differ_in_case_the_exact_one_is_meant_or_none()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint)");
        await Database.ExecuteAsync("CREATE TABLE \"People\" (id bigint)");

        Assert.Equal("People", (await Store.Target.DescribeAsync("People", Cancel))!.Name);
        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => Store.Target.DescribeAsync("PEOPLE", Cancel));
        Assert.Contains("public.people", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_is_refused()
    {
        await Database.ExecuteAsync("CREATE VIEW people AS SELECT 1 AS id");

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => Store.Target.DescribeAsync("people", Cancel));
        Assert.Equal("people is no table but a view. Name the table that keeps the rows with --table.", refusal.Message);
    }

    [Theory]
    [InlineData("update", "updated", "unchanged")]
    [InlineData("fill", "unchanged", "unchanged")]
    [InlineData("skip", "skipped", "skipped")]
    [InlineData("reject", "rejected", "rejected")]
    public async Task Rows_of_a_partitioned_table_have_the_outcomes_of_any_other(string policy, string changed, string same)
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint PRIMARY KEY, name text) PARTITION BY RANGE (id)");
        await Database.ExecuteAsync("CREATE TABLE people_1 PARTITION OF people FOR VALUES FROM (0) TO (100)");
        await Database.ExecuteAsync("CREATE TABLE people_2 PARTITION OF people DEFAULT");
        Assert.Equal(["inserted", "inserted"], await OutcomesAsync(SampleTable.People, ["1", "Ann"], ["200", "Bob"]));

        Assert.Equal([changed, same, "inserted"], await OutcomesAsync(SampleTable.People.On(policy), ["1", "Anna"], ["200", "Bob"], ["2", "Cy"]));
        Assert.Equal("3", await Database.ScalarAsync("SELECT count(*) FROM people"));
    }

    [Theory]
    [InlineData("update")]
    [InlineData("skip")]
    [InlineData("fill")]
    public async Task A_row_that_a_trigger_drops_is_not_called_unchanged(string policy)
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint PRIMARY KEY, name text)");
        await Database.ExecuteAsync(DropsMallory);
        await Database.ExecuteAsync("CREATE TRIGGER drops BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION drops()");

        var refusal = await RefusedAsync(SampleTable.People.On(policy), 1, RowOutcome.Failed, ["1", "Ann"], ["2", "Mallory"], ["3", "Cy"]);

        Assert.Equal(RowErrorCodes.TargetRefused, refusal.Code);
        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM people ORDER BY id"));
    }

    [Fact]
    public async Task A_row_without_a_key_that_a_trigger_drops_is_found_among_the_others()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint, name text)");
        await Database.ExecuteAsync(DropsMallory);
        await Database.ExecuteAsync("CREATE TRIGGER drops BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION drops()");

        await RefusedAsync(SampleTable.People with { Key = [] }, 1, RowOutcome.Failed, ["1", "Ann"], ["2", "Mallory"], ["3", "Cy"]);

        Assert.Equal(["1", "3"], await Database.LinesAsync("SELECT id FROM people ORDER BY id"));
    }

    [Fact]
    public async Task A_change_that_a_trigger_drops_is_not_called_unchanged()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint PRIMARY KEY, name text)");
        await Database.ExecuteAsync(DropsMallory);
        await Database.ExecuteAsync("CREATE TRIGGER drops BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION drops()");
        await WriteAsync(SampleTable.People, ["1", "Ann"], ["2", "Bob"]);

        Assert.Equal(["unchanged", "failed"], await OutcomesAsync(SampleTable.People, ["1", "Ann"], ["2", "Mallory"]));
    }

    [Fact]
    public async Task A_trigger_may_fill_in_what_a_row_leaves_empty()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL)");
        await Database.ExecuteAsync("CREATE FUNCTION fills() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name = coalesce(NEW.name, 'unknown'); RETURN NEW; END $$");
        await Database.ExecuteAsync("CREATE TRIGGER fills BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION fills()");

        Assert.Equal(["inserted"], await OutcomesAsync(SampleTable.People, ["1", null]));
        Assert.Equal("unknown", await Database.ScalarAsync("SELECT name FROM people"));
    }

    [Fact]
    public async Task A_unique_constraint_that_is_checked_later_tells_no_rows_apart()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id bigint UNIQUE DEFERRABLE INITIALLY DEFERRED, name text)");

        Assert.Empty((await Store.Target.DescribeAsync("people", Cancel))!.UniqueKeys);
    }

    [Fact]
    public async Task Nothing_of_the_writing_stays_in_the_session()
    {
        await WriteAsync(SampleTable.People, ["1", "Ann"]);
        await WriteAsync(SampleTable.People, ["1", "Anna"]);

        Assert.Equal("0", await Database.ScalarAsync("SELECT count(*) FROM pg_class WHERE relname = 'inhaul_stage'"));
    }

    [Fact]
    public async Task A_first_load_that_meets_a_row_of_before_goes_on_as_an_upsert()
    {
        string?[][] rows = [.. Enumerable.Range(1, 100).Select(id => new[] { $"{id}", $"name {id}" })];
        await WriteAsync(SampleTable.People, rows[50..60]);

        var outcomes = await OutcomesAsync(SampleTable.People, rows);

        Assert.Equal(90, outcomes.Count(outcome => outcome == "inserted"));
        Assert.All(outcomes[50..60], outcome => Assert.Equal("unchanged", outcome));
    }
}
