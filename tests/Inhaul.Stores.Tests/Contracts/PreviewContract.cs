using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Reporting.Previews;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Writing;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A rehearsal tells of every row what would become of it, field by field, and afterwards it is found out whether it did.</summary>
public abstract class PreviewContract : ImportTest
{
    private protected PreviewContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Every_row_is_told_with_its_outcome_and_what_changes()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT CHECK (name <> 'Mallory'), born DATE, active BOOLEAN, score DECIMAL(6,2))");
        await Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Ann', '2000-01-02', true, 1.5), (2, 'Bobby', NULL, false, 2.25), (7, 'Gus', NULL, NULL, 3)");
        var file = Write(
            "people.csv", "id,name,born,active,score", "1,Ann,2000-01-02,true,1.50", "2,Bob,1999-12-31,true,2.250", "7,,,,3", "3,Cy,,true,", "4,Mallory,,,", "x,Dan,,,", "3,Cyd,2001-02-03,,4.75");

        var rows = await PreviewAsync(Request(file));

        Assert.Equal(
            [
                "1/2 unchanged id=1 (the table holds the same values)",
                "2/3 updated id=2 name:Bobby>Bob born:∅>1999-12-31 active:false>true",
                "3/4 updated id=7 name:Gus>∅",
                "4/5 duplicate id=3 (a later row has the same key)",
            ],
            rows[..4]);
        Assert.StartsWith("5/6 failed id=4 (", rows[4], StringComparison.Ordinal);
        Assert.StartsWith("6/7 rejected  (id: ", rows[5], StringComparison.Ordinal);
        Assert.Equal("7/8 inserted id=3 id:∅>3 name:∅>Cyd born:∅>2001-02-03 active:∅>∅ score:∅>4.75", rows[6]);
        Assert.Equal(["2|Bobby"], await Database.LinesAsync("SELECT id, name FROM people WHERE id = 2"));
    }

    [Theory]
    [InlineData("update", "1/2 updated id=1 name:Ann>Anna version:5>4", "2/3 updated id=2 name:∅>Bob version:5>6", "3/4 updated id=3 name:Cy>Cyd")]
    [InlineData("fill", "1/2 unchanged id=1 (the table has nothing left to fill)", "2/3 updated id=2 name:∅>Bob", "3/4 unchanged id=3 (the table has nothing left to fill)")]
    [InlineData("skip", "1/2 skipped id=1 (the table has a row with this key)", "2/3 skipped id=2 (the table has a row with this key)", "3/4 skipped id=3 (the table has a row with this key)")]
    [InlineData("newest:version", "1/2 stale id=1 (the table holds newer data)", "2/3 updated id=2 name:∅>Bob version:5>6", "3/4 unchanged id=3 (the table holds data of the same age, or the same values)")]
    [InlineData("reject", "1/2 rejected id=1 (id: the table already has a row with this key, and such rows are refused)", null, null)]
    public async Task The_conflict_policy_decides_what_changes(string policy, params string?[] expected)
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT, version BIGINT)");
        await Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Ann', 5), (2, NULL, 5), (3, 'Cy', 5)");
        var file = Write("people.csv", "id,name,version", "1,Anna,4", "2,Bob,6", "3,Cyd,5", "4,Dee,1");

        var rows = await PreviewAsync(Request(file) with { Conflict = ConflictPolicy.Parse(policy) });

        Assert.Equal(expected.Where(line => line is not null), rows.Take(expected.Count(line => line is not null)));
        Assert.Equal("4/5 inserted id=4 id:∅>4 name:∅>Dee version:∅>1", rows[3]);
    }

    [Fact]
    public async Task Rows_with_gaps_in_their_keys_are_told_like_others()
    {
        await Database.ExecuteAsync("CREATE TABLE people (sku TEXT, region TEXT, price DECIMAL(6,2), UNIQUE (sku, region))");
        await Database.ExecuteAsync("INSERT INTO people VALUES ('a', NULL, 1), (NULL, 'eu', 2), ('a', 'eu', 3)");
        var file = Write("prices.csv", "sku,region,price", "a,eu,3", "a,,1.5", ",eu,2.5", "b,,4", "c,us,5");

        Assert.Equal(
            [
                "1/2 unchanged sku=a, region=eu (the table holds the same values)",
                "2/3 updated sku=a, region= price:1>1.5",
                "3/4 updated sku=, region=eu price:2>2.5",
                "4/5 inserted sku=b, region= sku:∅>b region:∅>∅ price:∅>4",
                "5/6 inserted sku=c, region=us sku:∅>c region:∅>us price:∅>5",
            ],
            (await PreviewAsync(Request(file) with { Key = ["sku", "region"] })).Select(WithoutZeros));
    }

    [Fact]
    public async Task Any_number_of_workers_tells_the_same_in_the_order_of_rows()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT)");
        await Database.ExecuteAsync($"INSERT INTO people VALUES {string.Join(", ", Enumerable.Range(0, 100).Select(id => $"({id * 3}, 'name {id * (id % 2)}')"))}");
        var file = Write("people.csv", Enumerable.Range(0, 300).Select(id => $"{299 - id},name {(299 - id) / 3}").Prepend("id,name"));
        var request = Request(file) with { ChunkRows = 17 };

        var alone = await PreviewAsync(request);
        var together = await PreviewAsync(request, workers: 4);

        Assert.Equal(alone, together);
        Assert.Equal(Enumerable.Range(1, 300).Select(row => $"{row}/{row + 1}"), alone.Select(line => line.Split(' ')[0]));
        Assert.Equal((200, 49, 51), (alone.Count(line => line.Contains(" inserted ", StringComparison.Ordinal)), alone.Count(line => line.Contains(" updated ", StringComparison.Ordinal)), alone.Count(line => line.Contains(" unchanged ", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Rows_without_a_key_are_told_as_they_are_sent()
    {
        var file = Write("people.csv", "name,joined", "Ann,2024-01-02", "Ann,");

        Assert.Equal(
            ["1/2 inserted  name:∅>Ann joined:∅>2024-01-02", "2/3 inserted  name:∅>Ann joined:∅>∅"],
            await PreviewAsync(Request(file) with { Key = [] }));
    }

    [Fact]
    public async Task A_prediction_that_came_true_has_no_drift()
    {
        var request = await PredictedAsync();
        var import = await ImportAsync(request);

        var (drift, compared) = await DriftAsync(import);

        Assert.Empty(drift);
        Assert.Equal(5, compared);
    }

    [Fact]
    public async Task What_was_changed_in_between_is_told_row_by_row()
    {
        var request = await PredictedAsync();
        await Database.ExecuteAsync("UPDATE people SET name = 'Ann' WHERE id = 1");
        await Database.ExecuteAsync("DELETE FROM people WHERE id = 2");
        await Database.ExecuteAsync("INSERT INTO people VALUES (4, 'Dee', 9)");
        var import = await ImportAsync(request);
        await Database.ExecuteAsync("UPDATE people SET age = 77 WHERE id = 5");

        var (drift, compared) = await DriftAsync(import);

        Assert.Equal(
            [
                "1 updated>unchanged: the row of the table was changed in between",
                "2 unchanged>inserted: the row with this key was deleted from the table in between",
                "4 inserted>updated: the table got a row with this key in between",
                "5 inserted>inserted: the row of the table was changed in between, or after the import age:50>77",
            ],
            drift);
        Assert.Equal(5, compared);
    }

    [Fact]
    public async Task A_prediction_of_other_input_is_refused()
    {
        await PredictedAsync();
        var import = await ImportAsync(Request(Write("people.csv", "id,name,age", "1,Ann,10")));

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => DriftAsync(import));

        Assert.Contains("of other input", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Keeps a prediction of five rows: two for rows that the table has, one refused, two new.</summary>
    private async Task<ImportRequest> PredictedAsync()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT, age BIGINT)");
        await Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Anna', 10), (2, 'Bob', 20)");
        var request = Request(Write("people.csv", "id,name,age", "1,Ann,10", "2,Bob,20", "3,Cy,much", "4,Dee,40", "5,Eve,50")) with { ChunkRows = 2 };
        await RehearseAsync(request, workers: 1, preview => PredictionFile.WriteAsync(preview, PathOf("people.json"), Cancel));
        return request;
    }

    private async Task<(IReadOnlyList<string> Drift, long Compared)> DriftAsync(ImportRecord import)
    {
        using var prediction = await PredictionReader.OpenAsync(PathOf("people.json"), Cancel);
        var check = new DriftCheck(Store, await Store.NowAsync(import), prediction);
        check.RequireSameInput();
        var drift = await check.FindAsync(Cancel).ToListAsync(Cancel);
        Assert.Equal(drift.Count, check.Drifted);
        return ([.. drift.Select(row => $"{row.Row} {(row.Predicted is { } predicted ? Word.Of(predicted) : "∅")}>{Word.Of(row.Happened)}: {row.Reason}{string.Concat(row.Values.Select(value => $" {value.Column}:{value.Predicted}>{value.Happened}"))}")], check.Compared);
    }

    private async Task<string[]> PreviewAsync(ImportRequest request, int workers = 1)
    {
        var rows = await RehearseAsync(request, workers, async preview => await preview.ReadAsync(Cancel).ToListAsync(Cancel));
        return [.. rows.Select(row => $"{row.Row}/{row.Line} {Word.Of(row.Outcome)} {row.KeyText}{string.Concat(row.Changes.Select(change => $" {change.Column}:{change.Old ?? "∅"}>{change.New ?? "∅"}"))}{(row.Reason is null ? "" : $" ({row.Reason})")}")];
    }

    private async Task<T> RehearseAsync<T>(ImportRequest request, int workers, Func<Preview, Task<T>> look)
    {
        await using var rehearsal = await Database.RehearseAsync();
        using var changes = ChangeSpool.Create();
        var submission = await SubmitAsync(request, rehearsal);
        var import = await new ImportRunner(rehearsal, Options(workers) with { Changes = changes }).RunAsync(submission.Import, submission.Intake, new ImportProgress(), SampleImport.Ann, Cancel);
        return await look(new Preview(rehearsal, import, changes));
    }

    /// <summary>A line without the zeros behind the point that one database keeps and another does not.</summary>
    private static string WithoutZeros(string line) =>
        line.Replace(".00", "", StringComparison.Ordinal).Replace(".50", ".5", StringComparison.Ordinal);
}
