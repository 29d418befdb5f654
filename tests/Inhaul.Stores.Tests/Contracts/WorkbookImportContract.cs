using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Parsing.Sheets;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;
using Inhaul.Workbooks;
using Cell = Inhaul.Workbooks.Cell;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Workbooks, and text with columns at fixed places, go the way of every source: imported, refused, corrected, resumed.</summary>
public abstract class WorkbookImportContract : ImportTest
{
    private static readonly IReadOnlyList<Cell> Header = ["id", "name", "born", "zip", "score"];

    private protected WorkbookImportContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 10_000)]
    public async Task A_sheet_is_imported_and_its_refused_rows_are_mended(int workers, int chunkRows)
    {
        var book = new WorkbookFile().Sheet("Cover", []).Sheet("People",
        [
            ["People of the club"], [], Header,
            Person(1, "Ann\nMary"), Person(2, "tab\there \\"), [], Person(3, "née 漢"),
            [4, "Di", Cell.Number("36585", "yyyy-mm-dd"), Cell.Number("7", "00000"), Cell.Error("#DIV/0!")],
            [5, "Ed", Cell.Blank, Cell.Number("8", "00000"), Cell.FormulaOnly("A1")],
            [6, "Flo", Cell.Blank, Cell.Blank, 1, Cell.Blank, "stray"],
            Person(2, "wins"),
        ]);
        var path = Write("people.xlsx", book);

        var submission = await SubmitAsync(Request(path) with { ChunkRows = chunkRows });
        Assert.Equal("people.xlsx: the sheet 'People' is read, 'Cover' is not; --sheet chooses another", submission.Notes[0]);
        Assert.Equal("row 1 is taken for a title and left out, row 3 for the header; --header-row decides", submission.Notes[1]);
        var import = await RunAsync(submission.Import, submission.Intake, workers);

        Assert.Equal((ImportState.CompletedWithErrors, new RowCounts { Inserted = 3, Duplicate = 1, Rejected = 3 }), (import.State, import.Counts));
        Assert.Equal(
            ["1|Ann\nMary|2000-02-29|01234|10", "2|wins|2000-02-29|01234|20", "3|née 漢|2000-02-29|01234|30"],
            await Database.LinesAsync("SELECT id, name, born, zip, score FROM people ORDER BY id"));
        Assert.Equal(
            [(4, RowErrorCodes.CellError, "score", "#DIV/0!"), (5, RowErrorCodes.CellError, "score", ""), (6, RowErrorCodes.FieldCount, null, "6\tFlo\t\t\t1\t\tstray")],
            (await Store.ErrorsAsync(import)).Select(error => ((int)error.Error.Row, error.Error.Code, error.Error.Column, error.Error.Value)));
        await AssertCleanAsync(import);

        var (reopened, rows) = await MendAsync(import);
        var ended = await RunAsync(reopened, workers: workers);

        Assert.Equal((3, ImportState.Completed, new RowCounts { Inserted = 6, Duplicate = 1 }), (rows, ended.State, ended.Counts));
        Assert.Equal(["4|00007|77", "5|00008|77", "6|∅|77"], await Database.LinesAsync("SELECT id, zip, score FROM people WHERE id > 3 ORDER BY id"));
        await AssertCleanAsync(ended);

        Assert.Equal(SubmissionKind.AlreadyImported, (await SubmitAsync(Request(path) with { ChunkRows = chunkRows })).Kind);
    }

    [Fact]
    public async Task An_import_that_was_interrupted_goes_on_from_the_workbook_with_what_was_asked()
    {
        var path = Write("people.xlsx", new WorkbookFile().Sheet("First", [Header]).Sheet("Second", [["x", "y", "z"], [], Header, .. Enumerable.Range(1, 40).Select(id => Person(id, $"name {id}"))]));
        var parse = new ParseOptions { Sheet = "2", HeaderRow = 3 };
        var submission = await SubmitAsync(Request(path) with { ChunkRows = 7, Parse = parse });

        // Nobody has what the first look prepared any more: the workbook is looked at again.
        var ended = await RunAsync(submission.Import, workers: 2);

        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 40 }), (ended.State, ended.Counts));
        var now = await Store.NowAsync(ended);
        Assert.Equal(("Second", "Second", parse), (now.Options.Sources[0].File.Sheet, ((SheetLayout)now.Options.Sources[0].Layout).Sheet, now.Options.Parse));
        Assert.Equal((4, 4 + 35), ((int)(await Store.ChunksAsync(ended))[0].Position.FirstLine, (int)(await Store.ChunksAsync(ended))[5].Position.FirstLine));
        await AssertCleanAsync(ended);
        Assert.Equal(SubmissionKind.New, (await SubmitAsync(Request(path) with { Parse = parse with { HeaderRow = 1 }, Key = ["x"], Table = "others" })).Kind);
    }

    [Fact]
    public async Task A_workbook_that_changes_while_it_is_read_fails_the_import()
    {
        var path = Write("people.xlsx", new WorkbookFile().Sheet("S", [Header, .. Enumerable.Range(1, 40).Select(id => Person(id, "before"))]));
        var submission = await SubmitAsync(Request(path) with { ChunkRows = 7 });
        Write("people.xlsx", new WorkbookFile().Sheet("S", [Header, .. Enumerable.Range(1, 40).Select(id => Person(id, "behind"))]));

        var failed = await RunAsync(submission.Import, submission.Intake);

        Assert.Equal(ImportState.Failed, failed.State);
        Assert.StartsWith($"{path} changed while it was being read.", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_at_fixed_places_are_imported_refused_and_mended()
    {
        var path = Write("people.txt", "id   name      score", "1    Ann          10", "2    Łucja Bó     20", "3    Cy", "4    Di          bad", "5    Ed           50");
        var request = Request(path) with { ChunkRows = 2, Parse = new ParseOptions { Widths = "5,10,5" }, Columns = [ColumnDecision.Parse("score:integer")] };
        var import = await ImportAsync(request, workers: 2);

        Assert.Equal((ImportState.CompletedWithErrors, new RowCounts { Inserted = 3, Rejected = 2 }), (import.State, import.Counts));
        Assert.Equal(["1|Ann|10", "2|Łucja Bó|20", "5|Ed|50"], await Database.LinesAsync("SELECT id, name, score FROM people ORDER BY id"));
        Assert.Equal([RowErrorCodes.LineLength, RowErrorCodes.NotAnInteger], (await Store.ErrorsAsync(import)).Select(error => error.Error.Code));

        var (reopened, _) = await MendAsync(import);
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 5 }), ((await RunAsync(reopened)).State, (await Store.NowAsync(import)).Counts));
        await AssertCleanAsync(import);
    }

    private static IReadOnlyList<Cell> Person(int id, string name) => [id, name, Cell.Number("36585", "yyyy-mm-dd"), Cell.Number("1234", "00000"), Cell.Number($"{id * 10}")];

    private string Write(string name, WorkbookFile book)
    {
        File.WriteAllBytes(PathOf(name), book.ToBytes());
        return PathOf(name);
    }

    /// <summary>Gives every refused row the score 77, by the file of errors.</summary>
    private async Task<(ImportRecord Import, long Rows)> MendAsync(ImportRecord import)
    {
        await ErrorsCsv.WriteAsync(Store, import, PathOf("errors.csv"), Cancel);
        var mended = CorrectionsCsv.Read(import, PathOf("errors.csv"))
            .Select(patch => new RowPatch(patch.Row, new Dictionary<string, string>(patch.Values, StringComparer.OrdinalIgnoreCase) { ["score"] = "77" }));
        return await new RowRetry(Store).ReopenAsync(import, [.. mended], SampleImport.Ann, Cancel);
    }
}
