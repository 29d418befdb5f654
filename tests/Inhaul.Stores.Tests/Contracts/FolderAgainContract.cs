using Inhaul.Delivery;
using Inhaul.Intake;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>The next run over a folder imports what is new, what changed, and what did not end well; for the rest a look is enough.</summary>
public abstract class FolderAgainContract : FolderTest
{
    private protected FolderAgainContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Folder.WriteRecord("FL/a", "Ann", null, "1 Active", "2 Closed");
        Folder.WriteRecord("FL/b", "Bob", null);
        Folder.WriteRecord("PA/c", "Cy", null, "3 Active");
    }

    [Fact]
    public async Task Unchanged_files_cost_a_look_and_nothing_is_imported()
    {
        var (_, first, _) = await RunAsync(Licences());
        var (report, import, continued) = await RunAsync(Licences());

        Assert.Equal((3, 0, 3, 0, 0), Counts(report));
        Assert.Equal((first.Id, first.Counts), (import.Id, import.Counts));
        Assert.Null(continued);
        Assert.Equal("1", (await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("import")}"))?.ToString());
        Assert.Empty(Spools);
    }

    [Fact]
    public async Task A_new_and_a_changed_file_are_imported_alone_whatever_columns_they_have()
    {
        await RunAsync(Licences());
        Folder.Write("FL/b_parse.json", SampleFolder.Record("Bob", null).Replace("not_found", "gave_none", StringComparison.Ordinal));
        var (report, import, _) = await RunAsync(Licences());

        Assert.Equal((3, 1, 2, 0, 1), Counts(report));
        Assert.Equal((ImportState.Completed, new RowCounts { Updated = 1 }), (import.State, import.Counts));

        Folder.WriteRecord("TX/d", "Di", null, "4 Active");
        Assert.Equal((4, 1, 3, 0, 1), Counts((await RunAsync(Licences())).Report));
        Assert.Equal(["Ann|1", "Ann|2", "Bob|∅", "Cy|3", "Di|4"], await Database.LinesAsync("SELECT name, number FROM licences ORDER BY name, number"));
    }

    [Fact]
    public async Task A_changed_file_is_read_by_the_formats_that_all_of_them_told()
    {
        Folder.WriteRecord("TX/d", "Di", null, "4 2/28/2027", "5 12/1/2027");
        File.Delete(Folder.At("FL/a_parse.json"));
        File.Delete(Folder.At("PA/c_parse.json"));
        await RunAsync(Licences());
        Folder.Write("TX/d_parse.json", SampleFolder.Record("Di", null, "4 3/1/2027"));

        var (_, import, _) = await RunAsync(Licences());

        Assert.Equal((ImportState.Completed, new RowCounts { Updated = 1 }), (import.State, import.Counts));
        Assert.Equal(["4|2027-03-01", "5|2027-12-01"], await Database.LinesAsync("SELECT number, status FROM licences WHERE name = 'Di' ORDER BY number"));
    }

    [Fact]
    public async Task A_file_with_another_time_is_read_once_and_imported_if_its_bytes_are_others()
    {
        await RunAsync(Licences());
        Folder.Touch("FL/a_parse.json");
        Assert.Equal((3, 0, 3, 0, 1), Counts((await RunAsync(Licences())).Report));
        Assert.Equal((3, 0, 3, 0, 0), Counts((await RunAsync(Licences())).Report));

        Folder.Write("FL/a_parse.json", SampleFolder.Record("Ann", null, "1 Active", "2 Opened"));
        Assert.Equal((3, 1, 2, 0, 1), Counts((await RunAsync(Licences())).Report));
        Assert.Contains("Ann|2|Opened|FL/a_parse.json|FL/a.png", await TableAsync());
    }

    [Fact]
    public async Task A_file_that_was_just_written_is_not_trusted_for_its_time()
    {
        File.SetLastWriteTimeUtc(Folder.At("FL/a_parse.json"), DateTime.UtcNow.AddMinutes(1));
        await RunAsync(Licences());

        Assert.Equal((3, 0, 3, 0, 1), Counts((await RunAsync(Licences())).Report));
        Assert.Equal((3, 0, 3, 0, 1), Counts((await RunAsync(Licences())).Report));
    }

    [Fact]
    public async Task A_changed_attachment_is_a_change_of_its_record()
    {
        await RunAsync(Licences());
        Folder.Write("PA/c.png", "another picture");

        Assert.Equal((3, 1, 2, 0, 1), Counts((await RunAsync(Licences())).Report));
    }

    [Fact]
    public async Task What_did_not_end_well_is_tried_by_every_run_until_it_does()
    {
        Folder.Write("TX/d_parse.json", SampleFolder.Record("Di", "/gone/d.png", "4 Active"));
        var (_, first, _) = await RunAsync(Licences());
        var (again, second, _) = await RunAsync(Licences());

        Assert.Equal((4, 1, 3, 0, 1), Counts(again));
        Assert.Equal((new RowCounts { Inserted = 4, Rejected = 1 }, new RowCounts { Rejected = 1 }), (first.Counts, second.Counts));
        Assert.Equal(ImportState.CompletedWithErrors, second.State);

        Folder.Write("TX/d.png", "here it is");
        var (mended, third, _) = await RunAsync(Licences());
        Assert.Equal((4, 1, 3, 0, 1), Counts(mended));
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 1 }), (third.State, third.Counts));
        Assert.Equal((4, 0, 4, 0, 0), Counts((await RunAsync(Licences())).Report));
    }

    [Fact]
    public async Task A_change_back_to_what_was_once_is_imported_too()
    {
        var before = SampleFolder.Record("Cy", null, "3 Active");
        await RunAsync(Licences());
        Folder.Write("PA/c_parse.json", SampleFolder.Record("Cy", null, "3 Closed"));
        await RunAsync(Licences());
        Folder.Write("PA/c_parse.json", before);
        await RunAsync(Licences());
        Folder.Write("PA/c_parse.json", SampleFolder.Record("Cy", null, "3 Closed"));
        await RunAsync(Licences());

        Assert.Contains("Cy|3|Closed|PA/c_parse.json|PA/c.png", await TableAsync());
        Assert.Equal("4", (await Database.ScalarAsync($"SELECT count(*) FROM {Database.Ledger("import")}"))?.ToString());
    }

    [Fact]
    public async Task Files_that_are_gone_are_told_of_and_their_rows_stay()
    {
        await RunAsync(Licences());
        File.Delete(Folder.At("PA/c_parse.json"));

        var (report, _, _) = await RunAsync(Licences());

        Assert.Equal((2, 0, 2, 1, 0), Counts(report));
        Assert.Equal(("PA/c_parse.json", "file_gone"), Assert.Single(report!.Findings) is var gone ? (gone.File, gone.Code) : default);
        Assert.Equal(4, (await TableAsync()).Length);
    }

    [Fact]
    public async Task Asked_for_otherwise_or_again_everything_is_imported()
    {
        var (_, first, _) = await RunAsync(Licences());
        var (again, second, _) = await RunAsync(Licences(change: import => import with { Again = true }));
        var (otherwise, third, _) = await RunAsync(Licences(change: import => import with { Conflict = ConflictPolicy.Parse("skip") }));

        Assert.Equal((3, 3, 0, 0, 3), Counts(again));
        Assert.Equal((3, 3, 0, 0, 3), Counts(otherwise));
        Assert.Equal(3, ((Guid[])[first.Id, second.Id, third.Id]).Distinct().Count());
        Assert.Equal(new RowCounts { Unchanged = 4 }, second.Counts);
    }

    [Fact]
    public async Task A_folder_is_known_by_its_tag_wherever_it_lies()
    {
        var tagged = SampleFolder.Options with { Tag = "aug" };
        await RunAsync(Licences(tagged));
        Directory.Move(Folder.Path, PathOf("moved"));
        Directory.CreateSymbolicLink(Folder.Path, PathOf("moved"));

        Assert.Equal((3, 0, 3, 0, 0), Counts((await RunAsync(Licences(tagged))).Report));
        Assert.Equal((3, 3, 0, 0, 3), Counts((await RunAsync(Licences(tagged with { Tag = "sep" }))).Report));
        Assert.Equal(["sep", "sep", "sep", "sep"], await Database.LinesAsync("SELECT tag FROM licences"));
    }

    [Fact]
    public async Task Another_tenant_and_another_type_know_nothing_of_it()
    {
        await RunAsync(Licences());

        Assert.Equal((3, 3, 0, 0, 3), Counts((await RunAsync(Licences(change: import => import with { Tenant = SampleImport.OtherTenant }))).Report));
        Assert.Equal((3, 3, 0, 0, 3), Counts((await RunAsync(Licences(change: import => import with { Type = "others" }))).Report));
        Assert.Equal((3, 0, 3, 0, 0), Counts((await RunAsync(Licences())).Report));
    }

    [Fact]
    public async Task A_single_file_leaves_the_others_as_they_are()
    {
        var single = SampleFolder.Options with { SingleFile = "FL/a_parse.json" };
        Assert.Equal((1, 1, 0, 0, 1), Counts((await RunAsync(Licences(single))).Report));
        Assert.Equal((1, 0, 1, 0, 0), Counts((await RunAsync(Licences(single))).Report));
        Assert.Equal((3, 2, 1, 0, 2), Counts((await RunAsync(Licences())).Report));
    }

    [Fact]
    public async Task Two_that_plan_the_same_at_once_have_one_import()
    {
        await using var other = await Database.ConnectAsync();
        var (one, two) = (Submitter(Licences()), Submitter(Licences(), other));
        var (planned, same, late) = (await one.PlanAsync(Cancel), await two.PlanAsync(Cancel), await two.PlanAsync(Cancel));

        var first = await one.SubmitAsync(planned, new ImportProgress(), Cancel);
        var second = await two.SubmitAsync(same, new ImportProgress(), Cancel);
        await Task.WhenAll(RunAsync(first.Import, first.Intake), RunAsync(second.Import, second.Intake, store: other));
        var third = await two.SubmitAsync(late, new ImportProgress(), Cancel);
        await one.CleanUpAsync(planned, first);
        await two.CleanUpAsync(same, second);
        await two.CleanUpAsync(late, third);

        Assert.Equal((SubmissionKind.New, SubmissionKind.Unfinished, first.Import.Id), (first.Kind, second.Kind, second.Import.Id));
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 4 }), (await Store.NowAsync(first.Import)) is var ended ? (ended.State, ended.Counts) : default);
        Assert.Equal((SubmissionKind.AlreadyImported, first.Import.Id), (third.Kind, third.Import.Id));
        Assert.Empty(Spools);
    }
}
