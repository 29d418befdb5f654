using System.Text;
using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Reporting;
using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>JSON comes in like CSV: typed by its evidence, every record accounted for, and mended where it was wrong.</summary>
public abstract class JsonImportContract : ImportTest
{
    private static readonly ColumnDecision[] Decided = [ColumnDecision.Parse("id:integer"), ColumnDecision.Parse("balance:decimal")];

    private protected JsonImportContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Bad_records_are_found_explained_mended_in_a_csv_and_the_import_is_completed()
    {
        var path = Write("people.json",
            """{"id":1,"name":"Ann","home":{"city":"Ulm","zip":"01234"},"tags":["a","b"],"balance":1.50}""",
            """{"id":2,"name":"B\u006fb\n\"x\"","home":{"city":"Ems"},"balance":"2"}""",
            """{"id":3,"name":"Cy","balance":3""",
            "",
            "7",
            """{"id":5,"name":"Di","name":"Dee"}""",
            """{"id":6,"name":"\ud83d","home":null}""",
            """{"balance":"much","id":7,"name":"Fé"}""",
            """{"id":1,"name":"Ann again","balance":12345678.10}""");
        var import = await ImportAsync(Request(path) with { ChunkRows = 3, Columns = Decided }, workers: 2);

        Assert.Equal((ImportState.CompletedWithErrors, new RowCounts { Inserted = 2, Rejected = 5, Duplicate = 1 }), (import.State, import.Counts));
        Assert.Equal(
            [
                (3, "malformed_json", null), (5, "not_a_record", null), (6, "repeated_name", null), (7, "invalid_character", "name"), (8, "not_a_decimal", "balance"),
            ],
            (await Store.ErrorsAsync(import)).Select(error => (error.Line, error.Error.Code, error.Error.Column)));
        Assert.Equal(
            ["1|Ann again|∅|∅|∅|12345678.1", "2|Bob\n\"x\"|Ems|∅|∅|2"],
            (await Database.LinesAsync("""SELECT id, name, "home.city", "home.zip", tags, balance FROM people ORDER BY id""")).Select(line => line.Replace("8.10", "8.1", StringComparison.Ordinal)));
        await AssertCleanAsync(import);

        Assert.Equal(5, await ErrorsCsv.WriteAsync(Store, import, PathOf("errors.csv"), Cancel));
        var refused = await File.ReadAllLinesAsync(PathOf("errors.csv"), Cancel);
        Assert.Equal("id,name,home.city,home.zip,tags,balance,inhaul_row,inhaul_line,inhaul_reasons", refused[0].TrimStart('\uFEFF'));
        Assert.Equal(["3,Cy,,,,,3,3", ",,,,,,4,5", "5,Dee,,,,,5,6", "6,\uFFFD,,,,,6,7", "7,Fé,,,,much,7,8"], refused.Skip(1).Select(line => string.Join(',', line.Split(',').Take(8))));
        await File.WriteAllTextAsync(
            PathOf("errors.csv"), refused[0] + "\n3,Cy,,,,3,3,3,\n4,Eve,,,,4,4,5,\n5,Dee,,,,5,5,6,\n6,Flo,Aue,,\"[1]\",6,6,7,\n7,Fé,,,,7,7,8,\n", Encoding.UTF8, Cancel);
        var (reopened, tried) = await new RowRetry(Store).ReopenAsync(import, CorrectionsCsv.Read(import, PathOf("errors.csv")), SampleImport.Ann, Cancel);
        var ended = await RunAsync(reopened);

        Assert.Equal((5, ImportState.Completed, new RowCounts { Inserted = 7, Duplicate = 1 }), (tried, ended.State, ended.Counts));
        Assert.Equal(["6|Flo|Aue|[1]"], await Database.LinesAsync("""SELECT id, name, "home.city", tags FROM people WHERE id = 6"""));
        await AssertCleanAsync(ended);
    }

    [Theory]
    [InlineData("[", ",", "]")]
    [InlineData("{\"total\": 40, \"items\": [", ",", "], \"next\": null}")]
    [InlineData("", "", "")]
    public async Task An_intake_that_was_interrupted_goes_on_and_every_form_gives_the_same_table(string before, string between, string after)
    {
        var records = Enumerable.Range(1, 40).Select(id => $"{{\n  \"id\": {(id % 13 == 0 ? 1 : id)},\n  \"who\": {{ \"name\": \"näme {id}\" }},\n  \"code\": \"{id:000}\"\n}}{(id < 40 ? between : "")}");
        var path = Write("people.json", [before, .. records, after]);
        var submission = await SubmitAsync(Request(path) with { ChunkRows = 7 });
        await BringInAsync(submission, chunks: 2);

        // Another process has only the ledger and the file: it looks at the file once more.
        var ended = await RunAsync(submission.Import, intake: null, workers: 4, await Database.OpenAsync());

        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 37, Duplicate = 3 }), (ended.State, ended.Counts));
        var expected = Enumerable.Range(2, 39).Where(id => id % 13 != 0).Select(id => $"{id}|näme {id}|{id:000}").Prepend("1|näme 39|039");
        Assert.Equal(expected, await Database.LinesAsync("""SELECT id, "who.name", code FROM people ORDER BY id"""));
        await AssertCleanAsync(ended);
    }

    [Fact]
    public async Task A_document_that_is_not_json_is_refused_before_anything_is_written()
    {
        var path = Write("people.json", "[", "{\"id\":1},", "{\"id\":2,}", "]");

        var refusal = await Assert.ThrowsAsync<InvalidConfigurationException>(() => SubmitAsync(Request(path)));

        Assert.StartsWith("people.json, line 3, position 9: this is not JSON:", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await Store.ListAsync(SampleImport.Tenant, 10, Cancel));
        Assert.Null(await Store.Target.DescribeAsync("people", Cancel));
    }

    private async Task BringInAsync(Submission submission, int chunks)
    {
        var import = submission.Import;
        await Store.MoveAsync(import, ImportState.Active);
        Assert.True(await Store.LeaseIntakeAsync(import, "dead", LedgerSteps.Lease, Cancel));
        var source = import.Options.Sources[0];
        await using var slices = new ChunkSlices(source.File, source.File.OpenUtf8());
        foreach (var chunk in submission.Intake!.Plan.Take(chunks))
        {
            var (raw, offset) = await slices.ReadAsync(chunk, Cancel);
            byte[] outcomes = [.. Enumerable.Range(0, chunk.Rows).Select(i => (byte)(submission.Intake.Losers.Contains(chunk.Position.FirstRow + i) ? RowOutcome.Duplicate : RowOutcome.Pending))];
            var kept = new NewChunk(chunk.Number, chunk.Source, chunk.Position, offset, raw, outcomes, []);
            Assert.True(await Store.AppendChunkAsync(import, kept, "dead", LedgerSteps.Lease, Cancel));
        }

        await Store.ReleaseIntakeAsync(import, "dead", Cancel);
    }
}
