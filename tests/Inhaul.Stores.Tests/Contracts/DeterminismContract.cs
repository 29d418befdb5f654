using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Final tables, outcomes and counts do not depend on the number of workers or the size of chunks.</summary>
public abstract class DeterminismContract : ImportTest
{
    private static readonly (int Workers, int ChunkRows)[] Ways = [(1, 10_000), (1, 7), (8, 7), (8, 10_000)];

    private protected DeterminismContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData("last")]
    [InlineData("first")]
    [InlineData("newest:seen")]
    [InlineData("reject")]
    public async Task Every_way_to_run_an_import_has_the_same_result(string duplicates)
    {
        var policy = DuplicatePolicy.Parse(duplicates);
        var rows = SampleFile.Rows(150, seed: 7);
        var winners = SampleFile.Winners(rows, policy.Winner);
        var path = Write("people.csv", [SampleFile.Header, .. rows.Select(row => row.Line)]);
        var held = winners.Where((_, i) => i % 3 == 0).ToList();
        var outcomes = new List<string>();
        foreach (var (workers, chunkRows) in Ways)
        {
            var table = $"people_{workers}_{chunkRows}";
            await HoldAsync(table, held);
            var import = await ImportAsync(
                Request(path) with { Table = table, ChunkRows = chunkRows, Duplicates = policy, Columns = [ColumnDecision.Parse("score:integer")] }, workers);

            Assert.Equal(Expected(held, winners), await Database.LinesAsync($"SELECT id, name, score, seen FROM {table} ORDER BY id"));
            Assert.Equal(ImportState.CompletedWithErrors, import.State);
            await AssertCleanAsync(import);
            outcomes.Add(string.Join(' ', await OutcomesAsync(import)) + Environment.NewLine + string.Join(Environment.NewLine, await ErrorsAsync(import.Id)));
            AssertCounts(import.Counts, rows, winners, held, policy.Winner);
        }

        Assert.Single(outcomes.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("fill")]
    [InlineData("skip")]
    [InlineData("newest:seen")]
    public async Task Conflicts_with_the_table_are_decided_alike_however_it_is_run(string conflict)
    {
        var rows = SampleFile.Rows(120, seed: 11);
        var path = Write("people.csv", [SampleFile.Header, .. rows.Select(row => row.Line)]);
        var results = new List<string>();
        foreach (var (workers, chunkRows) in Ways)
        {
            var table = $"people_{workers}_{chunkRows}";
            await HoldAsync(table, SampleFile.Winners(rows, DuplicateWinner.First));
            await Database.ExecuteAsync($"UPDATE {table} SET name = NULL WHERE id < 40");
            var import = await ImportAsync(Request(path) with { Table = table, ChunkRows = chunkRows, Conflict = ConflictPolicy.Parse(conflict) }, workers);
            await AssertCleanAsync(import);
            var lines = await Database.LinesAsync($"SELECT * FROM {table} ORDER BY id");
            results.Add($"{string.Join(' ', await OutcomesAsync(import))}\n{string.Join('\n', lines)}");
        }

        Assert.Single(results.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Two_sources_are_one_import_in_their_order(int workers)
    {
        var first = Write("a.csv", "id,name", "1,Ann", "2,Bob", "x,bad");
        var second = Write("b.csv", "name,id", "Bobby,2", "Cy,3");

        var import = await ImportAsync(Request(first, second) with { ChunkRows = 2, Columns = [ColumnDecision.Parse("id:integer")] }, workers);

        Assert.Equal(["1|Ann", "2|Bobby", "3|Cy"], await Database.LinesAsync("SELECT id, name FROM people ORDER BY id"));
        Assert.Equal([RowOutcome.Inserted, RowOutcome.Duplicate, RowOutcome.Rejected, RowOutcome.Inserted, RowOutcome.Inserted], await OutcomesAsync(import));
        Assert.Equal([0, 0, 1], (await Store.ChunksAsync(import)).Select(chunk => chunk.Source));
        Assert.Equal((3, 4), ((await Store.ErrorsAsync(import)).Single().Error.Row, (await Store.ErrorsAsync(import)).Single().Line));
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task Two_stores_that_run_one_import_at_once_come_to_one_result()
    {
        var rows = SampleFile.Rows(200, seed: 3);
        var path = Write("people.csv", [SampleFile.Header, .. rows.Select(row => row.Line)]);
        var other = await Database.OpenAsync();
        var request = Request(path) with { ChunkRows = 2, Columns = [ColumnDecision.Parse("id:integer"), ColumnDecision.Parse("score:integer")] };
        var first = await SubmitAsync(request);
        var second = await SubmitAsync(request, other);

        var ended = await Task.WhenAll(
            Task.Run(() => RunAsync(first.Import, first.Intake, workers: 2), Cancel),
            Task.Run(() => RunAsync(second.Import, second.Intake, workers: 2, other), Cancel));

        Assert.Equal(ended[0].Id, ended[1].Id);
        Assert.All(ended, import => Assert.Equal(ImportState.CompletedWithErrors, import.State));
        Assert.Equal(Expected([], SampleFile.Winners(rows, DuplicateWinner.Last)), await Database.LinesAsync("SELECT id, name, score, seen FROM people ORDER BY id"));
        Assert.Equal(["queued", "active", "completed_with_errors"], await Store.HistoryAsync(ended[0]));
        await AssertCleanAsync(ended[0]);
    }

    private async Task HoldAsync(string table, IReadOnlyList<SampleFile.Row> rows)
    {
        await Database.ExecuteAsync($"CREATE TABLE {table} (id BIGINT PRIMARY KEY, name TEXT, score BIGINT, seen DATE)");
        var values = rows.Select((row, i) => $"({row.Id}, '{row.Name}', {(i % 2 == 0 ? row.Score : -1)}, '{row.Seen}')");
        await Database.ExecuteAsync($"INSERT INTO {table} VALUES {string.Join(", ", values)}");
    }

    private static IEnumerable<string> Expected(IReadOnlyList<SampleFile.Row> held, IReadOnlyList<SampleFile.Row> written) =>
        held.Where(row => !written.Any(winner => winner.Id == row.Id)).Concat(written).OrderBy(row => row.Id).Select(row => $"{row.Id}|{row.Name}|{row.Score}|{row.Seen}");

    private static void AssertCounts(
        RowCounts counts, IReadOnlyList<SampleFile.Row> rows, IReadOnlyList<SampleFile.Row> winners, List<SampleFile.Row> held, DuplicateWinner policy)
    {
        var losers = rows.Count(row => !row.IsBad) - winners.Count;
        var isRefused = policy == DuplicateWinner.Reject;
        Assert.Equal(
            new RowCounts
            {
                Inserted = winners.Count - held.Count,
                Unchanged = held.Where((_, i) => i % 2 == 0).Count(),
                Updated = held.Where((_, i) => i % 2 == 1).Count(),
                Duplicate = isRefused ? 0 : losers,
                Rejected = rows.Count(row => row.IsBad) + (isRefused ? losers : 0),
            },
            counts);
    }

    private Task<string[]> ErrorsAsync(Guid import) => Database.LinesAsync(
        $"""SELECT row, line, code, "column", message, value, raw FROM {Database.Ledger("row_error")} WHERE import_id = '{import}' ORDER BY row, position""");
}
