using Inhaul.Delivery;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>A folder of records comes in like a file: every record file is accounted for, and what is wrong with one costs its rows alone.</summary>
public abstract class FolderImportContract : FolderTest
{
    private protected FolderImportContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Each_licence_is_a_row_and_every_file_that_is_none_is_a_refused_row_that_says_why()
    {
        Folder.WriteRecord("FL/Belmar_01", "Belmar", "/home/scraper/FL/Belmar_01.png", "FL1 Clear/", "FL2 Closed/");
        Folder.WriteRecord("FL/O'Hara_01", "O'Hara", null);
        Folder.WriteRecord("PA/Beaker_01", "Beaker", "../FL/Belmar_01.png", "Active");
        Folder.WriteRecord("PA/Twice_01", "Twice", "/gone/Belmar_02.png", "T1 Active");
        Folder.Write("PA/Alone_parse.json", SampleFolder.Record("Alone", "/gone/Alone.png", "A1 Active"));
        Folder.Write("PA/Leak_parse.json", SampleFolder.Record("Leak", "../../../etc/passwd", "L1 Active", "L2 Active"));
        Folder.Write("PA/broken_parse.json", "{\"metadata\":");
        Folder.Write("TX/Belmar_02.png", "one");
        Folder.Write("NY/Belmar_02.png", "two");
        File.CreateSymbolicLink(Folder.At("PA/nowhere_parse.json"), "missing.json");

        var (report, import, _) = await RunAsync(Licences());

        Assert.Equal((ImportState.CompletedWithErrors, new RowCounts { Inserted = 4, Rejected = 6 }), (import.State, import.Counts));
        Assert.Equal(
            [
                "Beaker|∅|Active|PA/Beaker_01_parse.json|FL/Belmar_01.png", "Belmar|FL1|Clear/|FL/Belmar_01_parse.json|FL/Belmar_01.png",
                "Belmar|FL2|Closed/|FL/Belmar_01_parse.json|FL/Belmar_01.png", "O'Hara|∅|∅|FL/O'Hara_01_parse.json|FL/O'Hara_01.png",
            ],
            await TableAsync());
        Assert.Equal(
            [
                "attachment_missing attachment /gone/Alone.png", "attachment_outside attachment ../../../etc/passwd", "attachment_outside attachment ../../../etc/passwd",
                "attachment_ambiguous attachment /gone/Belmar_02.png", "malformed_json  ", "file_unreadable  ",
            ],
            (await Store.ErrorsAsync(import)).Select(error => $"{error.Error.Code} {error.Error.Column} {error.Error.Value}"));
        Assert.Equal((8, 8, 0, 0, 7), Counts(report));
        Assert.Equal(10, report!.Rows);
        Assert.Equal(["attachment_ambiguous", "attachment_missing", "attachment_outside", "file_unreadable", "malformed_json"], report.Found.Keys);
        Assert.Empty(Spools);
        await AssertCleanAsync(import);
    }

    [Fact]
    public async Task A_row_tells_all_that_is_wrong_with_it_and_is_mended_like_any_other()
    {
        Folder.Write("a_parse.json", SampleFolder.Record("Ann", "/gone/a.png", "12 Active"));
        Folder.WriteRecord("b", "Bob", null, "7 Active");
        var request = Licences(change: import => import with { Columns = [Mapping.ColumnDecision.Parse("number:integer"), Mapping.ColumnDecision.Parse("status:date")] });
        var (_, import, _) = await RunAsync(request);

        Assert.Equal(
            ["not_a_date search_result.licenses.license_status", "attachment_missing attachment", "not_a_date search_result.licenses.license_status"],
            (await Store.ErrorsAsync(import)).Select(error => $"{error.Error.Code} {error.Error.Column}"));

        var patches = await new RowCorrections(Store, import).CompleteAsync(
            new Dictionary<long, IReadOnlyDictionary<string, string>>
            {
                [1] = new Dictionary<string, string> { ["attachment"] = "b.png", ["search_result.licenses.license_status"] = "2025-01-02" },
                [2] = new Dictionary<string, string> { ["search_result.licenses.license_status"] = "2025-01-03" },
            },
            Cancel);
        var ended = await RunAsync((await new RowRetry(Store).ReopenAsync(import, patches, SampleImport.Ann, Cancel)).Import);

        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 2 }), (ended.State, ended.Counts));
        Assert.Equal(["Ann|12|2025-01-02|a_parse.json|b.png", "Bob|7|2025-01-03|b_parse.json|b.png"], await TableAsync());
        Assert.Equal((2, 0, 2, 0, 0), Counts((await RunAsync(request)).Report));
    }

    [Fact]
    public async Task A_refused_row_cannot_win_over_another_with_its_key()
    {
        Folder.WriteRecord("a", "Ann", null, "1 first");
        Folder.Write("b_parse.json", SampleFolder.Record("Ann", "/gone/b.png", "1 second"));

        var (_, import, _) = await RunAsync(Licences());

        Assert.Equal(new RowCounts { Inserted = 1, Rejected = 1 }, import.Counts);
        Assert.Equal(["Ann|1|first|a_parse.json|a.png"], await TableAsync());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    public async Task However_it_is_cut_and_shared_the_rows_are_the_same(int workers, int chunkRows)
    {
        for (var i = 0; i < 20; i++)
        {
            Folder.WriteRecord($"{i % 3}/{i}", $"Name {i % 5}", i % 4 == 0 ? "/gone/1.png" : null, $"{i % 7} s{i}", $"n{i} Active");
        }

        var submitter = Submitter(Licences(change: import => import with { ChunkRows = chunkRows }));
        var planned = await submitter.PlanAsync(Cancel);
        var submitted = await submitter.SubmitAsync(planned, new ImportProgress(), Cancel);
        var import = await RunAsync(submitted.Import, submitted.Intake, workers);

        Assert.Equal((40, new RowCounts { Inserted = 40 }), (import.RowTotal, import.Counts));
        await AssertCleanAsync(import);
    }
}
