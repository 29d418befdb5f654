using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A rehearsal does everything and keeps nothing.</summary>
public abstract class RehearsalContract : ImportTest
{
    private protected RehearsalContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(4, 7)]
    [InlineData(1, 10_000)]
    public async Task A_rehearsal_predicts_the_counts_and_leaves_no_trace(int workers, int chunkRows)
    {
        var rows = SampleFile.Rows(60, seed: 5);
        var request = Request(Write("people.csv", [SampleFile.Header, .. rows.Select(row => row.Line)])) with { ChunkRows = chunkRows, Columns = [ColumnDecision.Parse("score:integer")] };
        var before = await LedgerAsync();

        var predicted = await RehearseAsync(request, workers);

        Assert.Equal(before, await LedgerAsync());
        Assert.Null(await Store.Target.DescribeAsync("people", Cancel));

        var real = await ImportAsync(request, workers);
        Assert.Equal((real.State, real.Counts), (predicted.State, predicted.Counts));
    }

    [Fact]
    public async Task A_rehearsal_judges_rows_by_what_the_table_holds_and_refuses()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT CHECK (name <> 'Mallory'))");
        await Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Ann'), (2, 'Bobby')");
        var request = Request(Write("people.csv", "id,name", "1,Ann", "2,Bob", "3,Cy", "4,Mallory"));

        var predicted = await RehearseAsync(request, workers: 2);

        Assert.Equal(new RowCounts { Unchanged = 1, Updated = 1, Inserted = 1, Failed = 1 }, predicted.Counts);
        Assert.Equal(["1|Ann", "2|Bobby"], await Database.LinesAsync("SELECT id, name FROM people ORDER BY id"));
        Assert.Equal(predicted.Counts, (await ImportAsync(request)).Counts);
    }

    private async Task<ImportRecord> RehearseAsync(Intake.ImportRequest request, int workers)
    {
        await using var rehearsal = await Database.RehearseAsync();
        return await ImportAsync(request, workers, rehearsal);
    }

    private async Task<string[]> LedgerAsync()
    {
        var lines = new List<string>();
        foreach (var table in (string[])["source", "import", "chunk", "row_error", "transition", "phase_run", "log", "migration"])
        {
            lines.AddRange(await Database.LinesAsync($"SELECT * FROM {Database.Ledger(table)}"));
        }

        return [.. lines];
    }
}
