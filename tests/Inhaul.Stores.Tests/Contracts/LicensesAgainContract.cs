using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Results of licence searches come again: as they were, corrected, newer and older.</summary>
public abstract class LicensesAgainContract : LicensesTest
{
    private const string Status = "SELECT search_name, license_status FROM search_results ORDER BY search_name";

    private protected LicensesAgainContract(StoreUnderTest database) : base(database)
    {
    }

    [Theory]
    [InlineData("2025-08-03T14:03:10+00:00", RowOutcome.Unchanged)]
    [InlineData("2025-08-03T10:03:10-04:00", RowOutcome.Unchanged)]
    [InlineData("2025-08-03 14:03:10.000", RowOutcome.Unchanged)]
    [InlineData("2025-08-03T16:03:10.000000+0200", RowOutcome.Unchanged)]
    [InlineData("20250803T140310Z", RowOutcome.Unchanged)]
    [InlineData("8/3/2025 2:03:10 PM", RowOutcome.Unchanged)]
    [InlineData("Sun, 03 Aug 2025 14:03:10 GMT", RowOutcome.Unchanged)]
    [InlineData("2025-08-03T14:03:10.000001", RowOutcome.Updated)]
    [InlineData("2025-08-03T10:03:11-04:00", RowOutcome.Updated)]
    [InlineData("8/3/2025 2:03:11 PM", RowOutcome.Updated)]
    [InlineData("2025-08-03T14:03:09.999999Z", RowOutcome.Stale)]
    [InlineData("2025-08-03T15:03:10+02:00", RowOutcome.Stale)]
    [InlineData("8/3/2025 2:03:09 PM", RowOutcome.Stale)]
    [InlineData("", RowOutcome.Stale)]
    [InlineData(null, RowOutcome.Stale)]
    [InlineData("yesterday", RowOutcome.Rejected)]
    [InlineData("2025-13-03T14:03:10", RowOutcome.Rejected)]
    [InlineData("2025-08-03", RowOutcome.Rejected)]
    [InlineData("1754229790", RowOutcome.Rejected)]
    public async Task A_result_counts_if_it_is_newer_however_its_time_is_written(string? timestamp, RowOutcome outcome)
    {
        Write("a", "Ann", "Active", "2025-08-03T14:03:10");
        var client = Licenses();
        await RunAsync(client);

        Write("a", "Ann", "Closed", timestamp);
        var (import, _) = await RunAsync(client);

        Assert.Equal([$"a_parse.json: {Word.Of(outcome)}"], await OutcomesAsync(import));
        Assert.Equal([outcome == RowOutcome.Updated ? "Ann|Closed" : "Ann|Active"], await Database.LinesAsync(Status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Run_again_what_was_well_is_not_even_read_and_what_was_not_is_tried_once_more(int workers)
    {
        LicenseFixtures.Write(Folder, Beside("x.png"));
        var client = Licenses(workers, chunkRows: 3);
        await RunAsync(client);
        var table = await TableAsync();
        var puts = Storage.Puts;

        var (import, report) = await RunAsync(client);

        Assert.Equal((26, 12, 14), (report!.Files, report.Planned, report.Unchanged));
        Assert.Equal(new RowCounts { Unchanged = 1, Rejected = 12 }, import.Rows);
        Assert.Equal(table, await TableAsync());
        Assert.Equal(puts, Storage.Puts);
    }

    [Fact]
    public async Task With_nothing_wrong_the_next_run_does_nothing()
    {
        Write("a", "Ann", "Active");
        Write("b", "Bob", null);
        var client = Licenses();
        var (first, _) = await RunAsync(client);

        var (import, report) = await RunAsync(client);

        Assert.Equal((ImportState.Completed, first.Id, 2L), (import.State, import.Id, first.Rows.Inserted));
        Assert.Equal((2, 0, 2, 0), (report!.Files, report.Planned, report.Unchanged, report.FilesRead));
    }

    [Fact]
    public async Task A_corrected_file_is_imported_by_the_next_run_and_no_other_one()
    {
        Write("a", "Ann", "Active");
        LicenseFixtures.Picture(Folder, "b.png");
        var record = new LicenseRecord { Name = "Bob", State = "FL", Licenses = [new("1") { Expires = "13/25/2020" }, new("2")] };
        LicenseFixtures.Record(Folder, "b", record);
        var client = Licenses();
        Assert.Equal(new RowCounts { Inserted = 2, Rejected = 1 }, (await RunAsync(client)).Import.Rows);

        LicenseFixtures.Record(Folder, "b", record with { Licenses = [new("1") { Expires = "12/25/2020" }, new("2")] });
        var (import, report) = await RunAsync(client);

        Assert.Equal((ImportState.Completed, 1), (import.State, report!.Planned));
        Assert.Equal(["b_parse.json: inserted unchanged"], await OutcomesAsync(import));
        Assert.Equal(["2020-12-25"], await Database.LinesAsync("SELECT expiration_date FROM search_results WHERE license_number = '1' AND search_name = 'Bob'"));
    }

    [Fact]
    public async Task A_picture_that_could_not_be_stored_is_stored_by_the_next_run()
    {
        Write("a", "Ann", "Active");
        Write("b", "Bob", "Active");
        Storage.Refuse = address => address == AddressOf("b.png") ? new AttachmentStorageException("the disk has a bad block", isTransient: false) : null;
        var client = Licenses();
        var (first, _) = await RunAsync(client);
        Assert.Equal(new RowCounts { Inserted = 1, Failed = 1 }, first.Rows);
        Assert.Equal(["Ann|Active"], await Database.LinesAsync(Status));

        Storage.Refuse = _ => null;
        var (import, report) = await RunAsync(client);

        Assert.Equal((ImportState.Completed, 1, 1L), (import.State, report!.Planned, import.Rows.Inserted));
        Assert.Equal(["Ann|Active", "Bob|Active"], await Database.LinesAsync(Status));
        Assert.Equal(2, (await TableAsync()).Length);
    }

    [Fact]
    public async Task Searches_that_found_nothing_make_a_table_with_all_columns()
    {
        Write("a", "Ann", null);
        var client = Licenses();
        await RunAsync(client);
        Assert.Equal(["aug|Ann|FL|∅|2025-08-03T14:03:10.1234560Z|pharmacy_data|not_found|∅|∅|∅|∅|∅|∅|∅|∅|∅|∅|a.png|a_parse.json"], await TableAsync());

        Write("a", "Ann", "Active");
        var (import, _) = await RunAsync(client);

        Assert.Equal(new RowCounts { Inserted = 1 }, import.Rows);
        Assert.Equal("2", await Database.ScalarAsync("SELECT count(*) FROM search_results"));
    }

    /// <summary>Writes a record of one licence, or of none without a status, and its picture.</summary>
    private void Write(string stem, string name, string? status, string? timestamp = "2025-08-03T14:03:10.123456")
    {
        LicenseFixtures.Picture(Folder, $"{stem}.png");
        LicenseFixtures.Record(Folder, stem, new LicenseRecord { Name = name, State = "FL", Timestamp = timestamp, Licenses = status is null ? [] : [new("1") { Status = status }] });
    }
}
