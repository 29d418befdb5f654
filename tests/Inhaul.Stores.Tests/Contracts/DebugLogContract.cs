using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A debug log tells of every row what is committed, once, wherever the process was killed that wrote it.</summary>
public abstract class DebugLogContract : FolderTest
{
    private protected DebugLogContract(StoreUnderTest database) : base(database)
    {
    }

    private string Log => PathOf("debug.log");

    [Fact]
    public async Task Every_row_has_a_line_with_its_outcome_its_place_its_key_and_all_reasons()
    {
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT, age BIGINT)");
        await Database.ExecuteAsync("INSERT INTO people VALUES (1, 'Ann', 31), (2, 'Bobby', 40)");
        var submission = await SubmitAsync(Request(Write("people.csv", "id,name,age", "1,Ann,31", "2,Bob,40", "3,Cy,old", "x,\"Di\nna\",young", "5,Ed,5", "5,Eddy,6")));

        await FollowAsync(submission.Import, () => RunAsync(submission.Import, submission.Intake));

        Assert.Equal(
            [
                "unchanged row 1, people.csv line 2 (id 1)",
                "updated   row 2, people.csv line 3 (id 2)",
                "rejected  row 3, people.csv line 4 (id 3): age: 'old' is not a whole number of 64 bits, such as 1234",
                "rejected  row 4, people.csv line 5 (id x): id: 'x' is not a whole number of 64 bits, such as 1234; age: 'young' is not a whole number of 64 bits, such as 1234",
                "duplicate row 5, people.csv line 7 (id 5)",
                "inserted  row 6, people.csv line 8 (id 5)",
            ],
            Rows());
    }

    [Fact]
    public async Task A_row_of_a_folder_is_told_with_its_file()
    {
        Folder.WriteRecord("FL/a", "Ann", null, "1 Active", "2 Closed");
        Folder.Write("FL/b_parse.json", "no JSON");
        var submitter = Submitter(Licences());
        var submitted = await submitter.SubmitAsync(await submitter.PlanAsync(Cancel), new ImportProgress(), Cancel);

        await FollowAsync(submitted.Import, () => RunAsync(submitted.Import, submitted.Intake));

        Assert.Equal(["inserted  row 1, FL/a_parse.json (name Ann, number 1)", "inserted  row 2, FL/a_parse.json (name Ann, number 2)"], Rows()[..2]);
        Assert.StartsWith("rejected  row 3, FL/b_parse.json (name ∅, number ∅): FL/b_parse.json, line 1", Rows()[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_run_tells_what_was_committed_and_not_told_and_repeats_nothing()
    {
        var import = await BroughtInAsync(6);
        await FollowAsync(import, () => DeliverOneAsync(import));
        await DeliverOneAsync(import);
        Assert.Equal(2, Rows().Length);

        await FollowAsync(import, () => RunAsync(import));

        Assert.Equal(Enumerable.Range(1, 6).Select(id => $"inserted  row {id}, people.csv line {id + 1} (id {id})"), Rows());
    }

    [Fact]
    public async Task A_line_that_was_cut_off_is_ended_and_its_chunk_told_again()
    {
        var import = await BroughtInAsync(4);
        await FollowAsync(import, () => DeliverOneAsync(import));
        var lines = File.ReadAllText(Log).Split('\n');
        File.WriteAllText(Log, string.Join('\n', lines[..2]) + "\n" + lines[2][..30]);

        await FollowAsync(import, () => RunAsync(import));

        Assert.Equal("inserted  row 1, people.csv line 2 (id 1)", Rows()[0]);
        Assert.Equal(Enumerable.Range(1, 4).Select(id => $"inserted  row {id}, people.csv line {id + 1} (id {id})"), Rows()[2..]);
    }

    [Fact]
    public async Task A_retry_tells_the_rows_that_it_decides()
    {
        var submission = await SubmitAsync(Request(Write("people.csv", "id,name", "1,Ann", "x,Bob", "3,Cy")) with { Columns = [ColumnDecision.Parse("id:integer")] });
        await FollowAsync(submission.Import, () => RunAsync(submission.Import, submission.Intake));
        var patch = new RowPatch(2, new Dictionary<string, string> { ["id"] = "2", ["name"] = "Bob" });
        var (reopened, _) = await new RowRetry(Store).ReopenAsync(await Store.NowAsync(submission.Import), [patch], SampleImport.Ann, Cancel);

        await FollowAsync(reopened, () => RunAsync(reopened));

        Assert.Equal(4, Rows().Length);
        Assert.Equal("inserted  row 2, people.csv line 3 (id 2)", Rows()[^1]);
        Assert.Contains($"import {reopened.Id} of type people goes on; 2 rows are told above", File.ReadAllText(Log), StringComparison.Ordinal);
    }

    private async Task FollowAsync<T>(ImportRecord import, Func<Task<T>> work)
    {
        using var log = DebugLog.Open(Log)!;
        await log.FollowAsync(Store, import, work, Cancel);
    }

    /// <summary>The lines of rows, without their times.</summary>
    private string[] Rows() => [.. File.ReadAllLines(Log).Where(line => !line.StartsWith('#')).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])];

    private async Task<ImportRecord> BroughtInAsync(int rows)
    {
        var submission = await SubmitAsync(Request(Write("people.csv", ["id,name", .. Enumerable.Range(1, rows).Select(id => $"{id},name {id}")])) with { ChunkRows = 2 });
        var import = (await Store.MoveAsync(submission.Import, ImportState.Active))!;
        await new IntakeLoop(Store, WorkerIdentity.Next(), Options(), new ImportProgress()).RunAsync(import, submission.Intake, Outage.Of(Store, import), Cancel);
        return await Store.NowAsync(import);
    }

    private async Task<StepResult> DeliverOneAsync(ImportRecord import) =>
        await new DeliveryStep(Store, WorkerIdentity.Next(), SampleImport.Ann, Options()).RunAsync(new ImportInWork(Store, import, new ImportProgress()), Cancel);
}
