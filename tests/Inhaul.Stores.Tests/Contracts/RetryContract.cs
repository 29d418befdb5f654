using System.Text;
using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Every bad row can be found, explained, mended and tried again, in the same import.</summary>
public abstract class RetryContract : ImportTest
{
    private protected RetryContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(4, 7)]
    [InlineData(4, 10_000)]
    public async Task Rejected_rows_are_mended_in_a_file_and_the_import_is_completed(int workers, int chunkRows)
    {
        var path = Write("people.csv", ["id,name,score", .. Enumerable.Range(1, 50).Select(id => id % 10 == 0 ? $"{id},name {id},bad" : $"{id},name {id},{id}")]);
        var import = await ImportAsync(Typed(path) with { ChunkRows = chunkRows }, workers);
        Assert.Equal((ImportState.CompletedWithErrors, new RowCounts { Inserted = 45, Rejected = 5 }), (import.State, import.Counts));
        await AssertCleanAsync(import);

        var (reopened, tried) = await MendAsync(import, line => line.Replace(",bad,", ",77,", StringComparison.Ordinal));
        var ended = await RunAsync(reopened, workers: workers);

        Assert.Equal(5, tried);
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 50 }), (ended.State, ended.Counts));
        Assert.Equal(import.Id, ended.Id);
        Assert.Equal("5", await Database.ScalarAsync("SELECT count(*) FROM people WHERE score = 77"));
        Assert.Equal(["queued", "active", "completed_with_errors", "active", "completed"], await Store.HistoryAsync(ended));
        Assert.Equal("5 corrected rows are tried again", (await Store.ReadTransitionsAsync(ended, Cancel))[3].Reason);
        Assert.All(await Store.ErrorsAsync(ended), error => Assert.False(error.IsCurrent));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task Odd_values_survive_the_round_trip_through_the_errors_file()
    {
        string[] odd = ["=1+1", "+SUM(A1)", "-x", "@cmd", "'=quoted", "a \"quoted\" word", "semi;colon, comma", "two\nlines", " spaces ", "née ∅ 漢", "-5", "\tTab", "''"];
        var lines = odd.Select((value, i) => $"{i + 1},\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\",bad");
        var import = await ImportAsync(Typed(Write("people.csv", ["id,name,score", .. lines])));
        Assert.Equal(odd.Length, import.Counts.Rejected);

        var (reopened, _) = await MendAsync(import, text => text.Replace(",bad,", ",1,", StringComparison.Ordinal));
        var ended = await RunAsync(reopened);

        Assert.Equal(ImportState.Completed, ended.State);
        Assert.Equal(odd, (await Database.QueryAsync("SELECT name FROM people ORDER BY id")).Select(row => row[0]));
        Assert.Equal("1", await Database.ScalarAsync("SELECT min(score) FROM people"));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task Ragged_and_broken_rows_can_be_mended_too()
    {
        var import = await ImportAsync(Typed(Write("people.csv", "id,name,score", "1,Ann", "2,Bob,5,extra", "3,\"Cy\"x,6", "4,Di,7")) with { ChunkRows = 2 });
        Assert.Equal([RowOutcome.Rejected, RowOutcome.Rejected, RowOutcome.Rejected, RowOutcome.Inserted], await OutcomesAsync(import));
        Assert.Equal(
            [RowErrorCodes.FieldCount, RowErrorCodes.FieldCount, RowErrorCodes.MalformedQuotes],
            (await Store.ErrorsAsync(import)).Select(error => error.Error.Code));

        // Each row's own columns are there as far as it has them, then its number, its line and the reasons.
        var (reopened, _) = await MendAsync(import, text =>
        {
            var rows = text.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToList();
            Assert.Equal("id,name,score,inhaul_row,inhaul_line,inhaul_reasons", rows[0].TrimStart('\uFEFF'));
            Assert.StartsWith("1,Ann,,1,2,", rows[1], StringComparison.Ordinal);
            Assert.StartsWith("2,Bob,5,2,3,", rows[2], StringComparison.Ordinal);
            return $"{rows[0]}\n1,Ann,4,1,2,\n2,Bob,5,2,3,\n3,Cy,6,3,4,\n";
        });
        var ended = await RunAsync(reopened);

        Assert.Equal(ImportState.Completed, ended.State);
        Assert.Equal(["1|Ann|4", "2|Bob|5", "3|Cy|6", "4|Di|7"], await Database.LinesAsync("SELECT id, name, score FROM people ORDER BY id"));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task A_row_that_is_still_wrong_is_refused_again_with_its_new_reason()
    {
        var import = await ImportAsync(Typed(Write("people.csv", "id,name,score", "1,Ann,bad", "2,Bob,5")));
        var (reopened, _) = await RetryAsync(import, Patch(1, "1", "Ann", "worse"));
        var ended = await RunAsync(reopened);

        Assert.Equal((ImportState.CompletedWithErrors, new RowCounts { Inserted = 1, Rejected = 1 }), (ended.State, ended.Counts));
        Assert.Equal([("bad", false), ("worse", true)], (await Store.ErrorsAsync(ended)).Select(error => (error.Error.Value, error.IsCurrent)));
        Assert.Equal(1, (await Store.ReadErrorGroupsAsync(ended, Cancel)).Single().Count);

        Assert.Equal(1, await ErrorsCsv.WriteAsync(Store, ended, PathOf("errors.csv"), Cancel));
        Assert.Contains("1,Ann,worse,1,2,", await File.ReadAllTextAsync(PathOf("errors.csv"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_rows_are_tried_again_as_they_are_once_the_target_takes_them()
    {
        await Database.ExecuteAsync("CREATE TABLE clubs (id BIGINT PRIMARY KEY)");
        await Database.ExecuteAsync("CREATE TABLE people (id BIGINT PRIMARY KEY, name TEXT, score BIGINT REFERENCES clubs (id))");
        var import = await ImportAsync(Request(Write("people.csv", "id,name,score", "1,Ann,10", "2,Bob,", "3,Cy,10")));
        Assert.Equal([RowOutcome.Failed, RowOutcome.Inserted, RowOutcome.Failed], await OutcomesAsync(import));

        await Database.ExecuteAsync("INSERT INTO clubs VALUES (10)");
        var (reopened, rows) = await new RowRetry(Store).ReopenAsync(import, null, SampleImport.Ann, Cancel);
        var ended = await RunAsync(reopened);

        Assert.Equal(2, rows);
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 3 }), (ended.State, ended.Counts));
        await AssertCleanAsync(ended);
    }

    [Theory]
    [InlineData("last", 1, "Bob", new[] { RowOutcome.Duplicate, RowOutcome.Inserted, RowOutcome.Inserted })]
    [InlineData("last", 3, "mended", new[] { RowOutcome.Inserted, RowOutcome.Inserted, RowOutcome.Updated })]
    [InlineData("first", 1, "mended", new[] { RowOutcome.Updated, RowOutcome.Inserted, RowOutcome.Inserted })]
    [InlineData("first", 3, "Bob", new[] { RowOutcome.Inserted, RowOutcome.Inserted, RowOutcome.Duplicate })]
    [InlineData("newest:score", 1, "mended", new[] { RowOutcome.Updated, RowOutcome.Inserted, RowOutcome.Inserted })]
    public async Task A_mended_row_that_now_has_the_key_of_another_is_decided_by_the_duplicate_policy(string duplicates, int badRow, string winner, RowOutcome[] expected)
    {
        string[] lines = [badRow == 1 ? "1,bad,x" : "1,Ann,5", "2,Bob,5", badRow == 3 ? "3,bad,x" : "3,Cy,5"];
        var import = await ImportAsync(Typed(Write("people.csv", ["id,name,score", .. lines])) with { ChunkRows = 1, Duplicates = DuplicatePolicy.Parse(duplicates) });
        Assert.Equal(1, import.Counts.Rejected);

        var (reopened, _) = await RetryAsync(import, Patch(badRow, "2", "mended", "9"));
        var ended = await RunAsync(reopened, workers: 2);

        Assert.Equal(winner, await Database.ScalarAsync("SELECT name FROM people WHERE id = 2"));
        Assert.Equal(expected, await OutcomesAsync(ended));
        Assert.Equal(ImportState.Completed, ended.State);
        Assert.Equal($"{ended.Counts.Inserted}", await Database.ScalarAsync("SELECT count(*) FROM people"));
        await AssertCleanAsync(ended);

        await Database.ExecuteAsync("UPDATE people SET name = 'Mallory' WHERE id = 2");
        Assert.False((await VerifyAsync(ended)).IsClean);
    }

    [Fact]
    public async Task A_mended_row_that_wins_over_one_that_is_still_to_be_written_makes_it_a_duplicate()
    {
        var path = Write("people.csv", "id,name,score", "1,Ann,x", "2,Bob,5", "2,Bobby,6");
        var submission = await SubmitAsync(Typed(path) with { ChunkRows = 1, MaxErrors = ErrorLimit.Parse("0"), Duplicates = DuplicatePolicy.Parse("first") });
        var paused = await RunAsync(submission.Import, submission.Intake);
        Assert.Equal((ImportState.Paused, new RowCounts { Rejected = 1, Pending = 1, Duplicate = 1 }), (paused.State, paused.Counts));

        var (reopened, _) = await RetryAsync(paused, Patch(1, "2", "mended", "9"));
        var ended = await RunAsync(reopened);

        Assert.Equal([RowOutcome.Inserted, RowOutcome.Duplicate, RowOutcome.Duplicate], await OutcomesAsync(ended));
        Assert.Equal(["2|mended"], await Database.LinesAsync("SELECT id, name FROM people"));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task A_mended_row_with_the_key_of_another_is_not_taken_where_duplicates_are_refused()
    {
        var import = await ImportAsync(Typed(Write("people.csv", "id,name,score", "1,Ann,x", "2,Bob,5")) with { Duplicates = DuplicatePolicy.Parse("reject") });

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => RetryAsync(import, Patch(1, "2", "Ann", "5")));

        Assert.Equal(
            "Row 1 would now have the same key as row 2, and this import refuses duplicates. Correct its id, or leave the row out of the corrections.", refusal.Message);
        Assert.Equal(ImportState.CompletedWithErrors, (await Store.NowAsync(import)).State);
    }

    [Fact]
    public async Task Two_mended_rows_with_one_key_are_decided_too()
    {
        var import = await ImportAsync(Typed(Write("people.csv", "id,name,score", "1,Ann,x", "2,Bob,x", "3,Cy,5")) with { ChunkRows = 2 });

        var (reopened, _) = await RetryAsync(import, Patch(1, "7", "first", "1"), Patch(2, "7", "last", "1"));
        var ended = await RunAsync(reopened);

        Assert.Equal(new RowCounts { Inserted = 2, Duplicate = 1 }, ended.Counts);
        Assert.Equal("last", await Database.ScalarAsync("SELECT name FROM people WHERE id = 7"));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task A_correction_of_a_row_that_is_not_refused_is_not_taken()
    {
        var import = await ImportAsync(Typed(Write("people.csv", "id,name,score", "1,Ann,x", "2,Bob,5", "3,Cy,5")));

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(
            () => RetryAsync(import, Patch(1, "1", "Ann", "5"), Patch(3, "3", "Cyd", "5"), Patch(2, "2", "Bobby", "5")));

        Assert.Equal(
            $"The corrections name rows that are not rejected or failed: 2, 3. Only refused rows can be corrected; 'inhaul errors {import.Id} --csv' lists them.", refusal.Message);
        Assert.Equal(["queued", "active", "completed_with_errors"], await Store.HistoryAsync(import));
    }

    [Fact]
    public async Task There_is_nothing_to_retry_in_a_completed_import()
    {
        var import = await ImportAsync(Request(Write("people.csv", "id,name", "1,Ann")));

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => new RowRetry(Store).ReopenAsync(import, null, SampleImport.Ann, Cancel));

        Assert.Equal($"Import {import.Id} is completed; there is nothing to retry.", refusal.Message);
    }

    private static ImportRequest Typed(string path) => Request(path) with { Columns = [ColumnDecision.Parse("id:integer"), ColumnDecision.Parse("score:integer"), ColumnDecision.Parse("name:text")] };

    private Task<(ImportRecord Import, long Rows)> RetryAsync(ImportRecord import, params RowPatch[] patches) =>
        new RowRetry(Store).ReopenAsync(import, patches, SampleImport.Ann, Cancel);

    private async Task<(ImportRecord Import, long Rows)> MendAsync(ImportRecord import, Func<string, string> mend)
    {
        var path = PathOf("errors.csv");
        Assert.Equal(import.Counts.Refused, await ErrorsCsv.WriteAsync(Store, import, path, Cancel));
        await File.WriteAllTextAsync(path, mend(await File.ReadAllTextAsync(path, Cancel)), Encoding.UTF8, Cancel);
        return await RetryAsync(import, [.. CorrectionsCsv.Read(import, path)]);
    }

    private static RowPatch Patch(long row, string id, string name, string score) =>
        new(row, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["id"] = id, ["name"] = name, ["score"] = score });
}
