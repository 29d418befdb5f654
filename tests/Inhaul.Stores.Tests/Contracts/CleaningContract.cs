using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Values are cleaned before they are read and compared, and what was cleaned is counted exactly, whatever becomes of workers.</summary>
public abstract class CleaningContract : ImportTest
{
    private static readonly string[] Steps = ["id:trim,upper", "name:control,trim", "ram:thousands,unit:GB"];

    private protected CleaningContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Tables_outcomes_and_counts_are_the_same_however_an_import_is_run()
    {
        var lines = Enumerable.Range(1, 60).Select(row => (row % 6) switch
        {
            0 => $"k{row - 1}, again ,\"1,024 MB\"",
            1 => $" k{row} ,Anna\u200B\0 {row},2 GB",
            2 => $"K{row},Bob,{row}",
            3 => $"k{row},Cy,lots",
            4 => $"K{row},,1.5 TB",
            _ => $"k{row} , Eve,{row} GB",
        });
        var path = Write("people.csv", ["id,name,ram", .. lines]);
        var results = new List<string>();
        foreach (var (workers, chunkRows) in new[] { (1, 10_000), (1, 7), (4, 7) })
        {
            var table = $"people_{workers}_{chunkRows}";
            var import = await ImportAsync(Request(path) with { Table = table, ChunkRows = chunkRows }, workers);
            await AssertCleanAsync(import);
            Assert.Equal(new RowCounts { Inserted = 40, Duplicate = 10, Rejected = 10 }, import.Counts);
            results.Add(string.Join('\n', [string.Join(' ', await OutcomesAsync(import)), .. await Database.LinesAsync($"SELECT * FROM {table} ORDER BY id"), .. await CleanedAsync(import)]));
        }

        Assert.Single(results.Distinct(StringComparer.Ordinal));
        Assert.Equal(
            [
                "id trim 10: 1 ' k1 '→'k1' 7 ' k7 '→'k7' 13 ' k13 '→'k13'",
                "id upper 20: 1 'k1'→'K1' 6 'k5'→'K5' 7 'k7'→'K7'",
                "name control 10: 1 'Anna\u200B\0 1'→'Anna 1' 7 'Anna\u200B\0 7'→'Anna 7' 13 'Anna\u200B\0 13'→'Anna 13'",
                "name trim 10: 6 ' again '→'again' 12 ' again '→'again' 18 ' again '→'again'",
                "ram thousands 10: 6 '1,024 MB'→'1024 MB' 12 '1,024 MB'→'1024 MB' 18 '1,024 MB'→'1024 MB'",
                "ram unit:GB 30: 1 '2 GB'→'2' 4 '1.5 TB'→'1536' 6 '1024 MB'→'1'",
            ],
            results[0].Split('\n')[^6..]);
    }

    [Fact]
    public async Task A_row_counts_once_however_often_it_is_tried()
    {
        var import = await ImportAsync(Request(Write("people.csv", "id,name,ram", " a , Ann,1 GB", "b , Bob,x", "C,Cy,2 GB")));
        string[] before = ["id trim 1: 1 ' a '→'a'", "id upper 1: 1 'a'→'A'", "name trim 1: 1 ' Ann'→'Ann'", "ram unit:GB 2: 1 '1 GB'→'1' 3 '2 GB'→'2'"];
        Assert.Equal(before, await CleanedAsync(import));

        var (again, _) = await new RowRetry(Store).ReopenAsync(await Store.NowAsync(import), null, SampleImport.Ann, Cancel);
        var refusedAgain = await RunAsync(again);
        Assert.Equal(before, await CleanedAsync(refusedAgain));

        var patch = new RowPatch(2, new Dictionary<string, string> { ["id"] = "b ", ["name"] = "Bob", ["ram"] = "3 GB" });
        var (reopened, _) = await new RowRetry(Store).ReopenAsync(refusedAgain, [patch], SampleImport.Ann, Cancel);
        var ended = await RunAsync(reopened);

        Assert.Equal(ImportState.Completed, ended.State);
        Assert.Equal(
            ["id trim 2: 1 ' a '→'a' 2 'b '→'b'", "id upper 2: 1 'a'→'A' 2 'b'→'B'", "name trim 1: 1 ' Ann'→'Ann'", "ram unit:GB 3: 1 '1 GB'→'1' 2 '3 GB'→'3' 3 '2 GB'→'2'"],
            await CleanedAsync(ended));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task A_corrected_row_competes_by_its_cleaned_key()
    {
        var import = await ImportAsync(Request(Write("people.csv", "id,name,ram", "A,Ann,1", "x,Bob,no")));
        var (reopened, _) = await new RowRetry(Store).ReopenAsync(
            await Store.NowAsync(import), [new RowPatch(2, new Dictionary<string, string> { ["id"] = " a", ["name"] = "Bob", ["ram"] = "2" })], SampleImport.Ann, Cancel);
        var ended = await RunAsync(reopened);

        Assert.Equal(["A|Bob|2"], await Database.LinesAsync("SELECT id, name, ram FROM people"));
        Assert.Equal(new RowCounts { Inserted = 1, Updated = 1 }, ended.Counts);
    }

    [Fact]
    public async Task What_is_undone_does_not_count_and_parts_of_a_chunk_add_up()
    {
        var submission = await SubmitAsync(Request(Write("people.csv", "id,name,ram", " a,Ann,1", " b,Bob,2", " c,Cy,3")));
        var import = (await Store.MoveAsync(submission.Import, ImportState.Active))!;
        await new IntakeLoop(Store, SampleImport.Ann, Options(), new ImportProgress()).RunAsync(import, submission.Intake, Outage.Of(Store, import), Cancel);
        var claim = (await Store.ClaimAsync(await Store.NowAsync(import)))!;
        await using (var undone = (await Store.Work.BeginSettleAsync(claim, Cancel))!)
        {
            await undone.KeepCleanedAsync(LedgerJson.WriteCleaned(new CleaningReport([new CleanedValues("id", "trim", 99, [])])), Cancel);
        }

        Assert.Empty(await CleanedAsync(import));

        var attempt = new ChunkAttempt(Store, Options());
        var first = await attempt.RunAsync(claim, plan: null, new RowRange(1, 2), Cancel);
        Assert.Equal(["id trim 2: 1 ' a'→'a' 2 ' b'→'b'", "id upper 2: 1 'a'→'A' 2 'b'→'B'"], await CleanedAsync(import));

        await attempt.RunAsync(first!, plan: null, new RowRange(3, 1), Cancel);
        Assert.Equal(["id trim 3: 1 ' a'→'a' 2 ' b'→'b' 3 ' c'→'c'", "id upper 3: 1 'a'→'A' 2 'b'→'B' 3 'c'→'C'"], await CleanedAsync(import));
    }

    private static ImportRequest Request(string path) => ImportTest.Request(path) with
    {
        Columns = [ColumnDecision.Parse("ram:decimal")],
        Cleaning = [.. Steps.Select(CleaningDecision.Parse)],
    };

    private async Task<string[]> CleanedAsync(ImportRecord import) =>
    [
        .. (await Store.ReadAllCleanedAsync(import, Cancel)).Select(values =>
            $"{values.Column} {values.Step} {values.Count}: {string.Join(' ', values.Samples.Select(sample => $"{sample.Row} '{sample.Before}'→'{sample.After}'"))}"),
    ];
}
