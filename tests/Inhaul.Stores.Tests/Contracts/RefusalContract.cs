using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>What the target refuses costs that row alone, with a code and, where the database says it, the column.</summary>
public abstract class RefusalContract : WritingTest
{
    private static readonly ImportDefinition Members = SampleTable.Of(
        "members", ["id"], ("id", ColumnType.Integer), ("name", ColumnType.Text), ("age", ColumnType.Integer), ("email", ColumnType.Text), ("club", ColumnType.Integer));

    private static readonly ImportDefinition Parts = SampleTable.Of("parts", ["id"], ("id", ColumnType.Integer), ("whole", ColumnType.Integer));

    private protected RefusalContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.ExecuteAsync("CREATE TABLE clubs (id BIGINT PRIMARY KEY)");
        await Database.ExecuteAsync("INSERT INTO clubs VALUES (1)");
        await Database.ExecuteAsync("""
            CREATE TABLE members (
                id BIGINT PRIMARY KEY, name TEXT NOT NULL, age BIGINT CONSTRAINT grown_up CHECK (age >= 18), email TEXT UNIQUE, club BIGINT REFERENCES clubs (id))
            """);
    }

    [Fact]
    public async Task A_missing_value_of_a_required_column()
    {
        var refusal = await RefusedAsync(Members, 1, RowOutcome.Failed, Member(1), ["2", null, "20", "b", "1"], Member(3));

        Assert.Equal((RowErrorCodes.NotNullViolation, "name"), (refusal.Code, refusal.Column));
        Assert.Contains("name", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "3"], await IdsAsync());
    }

    [Fact]
    public async Task A_broken_check()
    {
        var refusal = await RefusedAsync(Members, 0, RowOutcome.Failed, ["1", "Ann", "17", "a", "1"], Member(2));

        Assert.Equal(RowErrorCodes.CheckViolation, refusal.Code);
        Assert.Contains("grown_up", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["2"], await IdsAsync());
    }

    [Fact]
    public async Task A_reference_to_nothing()
    {
        var refusal = await RefusedAsync(Members, 2, RowOutcome.Failed, Member(1), Member(2), ["3", "Cy", "20", "c", "99"], Member(4));

        Assert.Equal(RowErrorCodes.ForeignKeyViolation, refusal.Code);
        Assert.Equal(["1", "2", "4"], await IdsAsync());
    }

    [Fact]
    public async Task A_value_that_another_row_has_in_a_second_unique_column()
    {
        var refusal = await RefusedAsync(Members, 1, RowOutcome.Failed, ["1", "Ann", "20", "same", "1"], ["2", "Bob", "20", "same", "1"], Member(3));

        Assert.Equal((RowErrorCodes.UniqueViolation, "email"), (refusal.Code, refusal.Column));
        Assert.Equal(["1", "3"], await IdsAsync());
    }

    [Fact]
    public async Task A_trigger_that_refuses()
    {
        await Database.RefuseByTriggerAsync("members", "NEW.name = 'Mallory'", "not this one");

        var refusal = await RefusedAsync(Members, 1, RowOutcome.Failed, Member(1), ["2", "Mallory", "20", "m", "1"], Member(3));

        Assert.Equal(RowErrorCodes.TargetRefused, refusal.Code);
        Assert.Contains("not this one", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["1", "3"], await IdsAsync());
    }

    [Theory]
    [InlineData("2", null, "20", "e2", "1", RowErrorCodes.NotNullViolation)]
    [InlineData("2", "x", "17", "e2", "1", RowErrorCodes.CheckViolation)]
    [InlineData("2", "x", "20", "e2", "99", RowErrorCodes.ForeignKeyViolation)]
    [InlineData("2", "x", "20", "e1", "1", RowErrorCodes.UniqueViolation)]
    public async Task A_refused_update_leaves_the_row_as_it_was(string id, string? name, string age, string email, string club, string code)
    {
        await WriteAsync(Members, Member(1), Member(2), Member(3));

        var results = await WriteAsync(Members, ["1", "Anna", "21", "e1", "1"], [id, name, age, email, club], ["3", "Cyd", "21", "e3", "1"]);

        Assert.Equal([RowOutcome.Updated, RowOutcome.Failed, RowOutcome.Updated], results.Select(result => result.Outcome));
        Assert.Equal(code, results[1].Refusal!.Code);
        Assert.Equal(["1|Anna|21|e1|1", "2|name 2|22|e2|1", "3|Cyd|21|e3|1"], await Database.LinesAsync("SELECT * FROM members ORDER BY id"));
    }

    [Fact]
    public async Task Many_refused_rows_among_good_ones()
    {
        string?[][] rows = [.. Enumerable.Range(1, 300).Select(id => id % 7 == 0 ? [$"{id}", "young", "1", $"e{id}", "1"] : Member(id))];

        var results = await WriteAsync(Members, rows);

        Assert.All(results.Select((result, i) => (result, Id: i + 1)), row => Assert.Equal(row.Id % 7 == 0 ? RowOutcome.Failed : RowOutcome.Inserted, row.result.Outcome));
        Assert.Equal($"{300 - (300 / 7)}", await Database.ScalarAsync("SELECT count(*) FROM members"));
    }

    [Fact]
    public async Task A_deferred_reference_to_nothing_costs_only_its_row()
    {
        await WithPartsAsync();

        // Some refer to later rows of the same chunk, which deferred references may.
        var refusal = await RefusedAsync(Parts, 3, RowOutcome.Failed, ["1", "3"], ["2", "1"], ["3", null], ["4", "99"], ["5", "6"], ["6", "2"]);

        Assert.Equal(RowErrorCodes.ForeignKeyViolation, refusal.Code);
        Assert.Equal(["1|3", "2|1", "3|∅", "5|6", "6|2"], await Database.LinesAsync("SELECT id, whole FROM parts ORDER BY id"));
    }

    [Fact]
    public async Task A_deferred_reference_may_point_to_a_later_row_of_the_chunk()
    {
        await WithPartsAsync();

        Assert.Equal(["inserted", "inserted", "inserted"], await OutcomesAsync(Parts, ["1", "3"], ["2", "1"], ["3", null]));
    }

    [Fact]
    public async Task A_whole_chunk_of_refused_rows_writes_nothing()
    {
        var results = await WriteAsync(Members, [.. Enumerable.Range(1, 20).Select(id => new[] { $"{id}", null, "20", $"e{id}", "1" })]);

        Assert.All(results, result => Assert.Equal((RowOutcome.Failed, RowErrorCodes.NotNullViolation), (result.Outcome, result.Refusal!.Code)));
        Assert.Empty(await IdsAsync());
    }

    [Fact]
    public async Task A_table_that_is_gone_is_no_fault_of_a_row()
    {
        await WriteAsync(SampleTable.People, ["1", "Ann"]);
        await Database.ExecuteAsync("DROP TABLE people");
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import))!;

        var error = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var settlement = (await Store.Work.BeginSettleAsync(claim, Cancel))!;
            await using var writer = settlement.OpenWriter(SampleTable.People);
            await new Writing.RowIsolation(settlement, writer, Store.Classify).WriteAsync(SampleTable.People.Rows(["1", "Ann"]), Cancel);
        });

        Assert.Equal(ErrorClass.Code, Store.Classify(error));
    }

    [Theory]
    [InlineData(ErrorClass.Data)]
    [InlineData(ErrorClass.Infrastructure)]
    [InlineData(ErrorClass.Code)]
    public void Errors_of_the_database_are_told_apart(ErrorClass expected) => Assert.Equal(expected, Store.Classify(Database.ErrorSamples[expected]));

    [Fact]
    public void What_is_no_error_of_the_database_is_infrastructure_or_code()
    {
        Assert.Equal(ErrorClass.Infrastructure, Store.Classify(new IOException("disk")));
        Assert.Equal(ErrorClass.Code, Store.Classify(new InvalidOperationException("bug")));
        Assert.Equal(ErrorClass.Code, Store.Classify(new InvalidDataException("bytes were changed")));
    }

    private Task WithPartsAsync() =>
        Database.ExecuteAsync("CREATE TABLE parts (id BIGINT PRIMARY KEY, whole BIGINT REFERENCES parts (id) DEFERRABLE INITIALLY DEFERRED)");

    private static string?[] Member(int id) => [$"{id}", $"name {id}", $"{20 + id}", $"e{id}", "1"];

    private async Task<string[]> IdsAsync() => await Database.LinesAsync("SELECT id FROM members ORDER BY id");
}
