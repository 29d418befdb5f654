using Inhaul.Intake;
using Inhaul.Reporting;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>An import of a folder that was interrupted is gone on with by the next run, whatever changed in the folder meanwhile; none stays open for ever.</summary>
public abstract class FolderInterruptedContract : FolderTest
{
    private protected FolderInterruptedContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Folder.WriteRecord("a", "Ann", null, "1 Active", "2 Closed");
        Folder.WriteRecord("b", "Bob", null, "3 Active");
    }

    [Fact]
    public async Task It_is_gone_on_with_as_it_was_planned_and_what_changed_comes_after_it()
    {
        var (_, begun) = await BeginAsync();
        Folder.Write("b_parse.json", SampleFolder.Record("Bob", null, "3 Closed"));
        Folder.WriteRecord("c", "Cy", null, "4 Active");

        var (report, import, continued) = await RunAsync(Licences());

        Assert.Equal((begun.Id, ImportState.Completed, new RowCounts { Inserted = 3 }), (continued!.Id, continued.State, continued.Counts));
        Assert.Equal((3, 2, 1, 0, 2), Counts(report));
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 1, Updated = 1 }), (import.State, import.Counts));
        Assert.Equal(
            ["Ann|1|Active|a_parse.json|a.png", "Ann|2|Closed|a_parse.json|a.png", "Bob|3|Closed|b_parse.json|b.png", "Cy|4|Active|c_parse.json|c.png"], await TableAsync());
        Assert.Empty(Spools);
    }

    [Fact]
    public async Task Nothing_more_is_done_when_nothing_changed_even_if_rows_were_refused()
    {
        Folder.Write("c_parse.json", "no JSON");
        var (_, begun) = await BeginAsync();

        var (report, import, continued) = await RunAsync(Licences());

        Assert.Equal((begun.Id, ImportState.CompletedWithErrors), (continued!.Id, continued.State));
        Assert.Equal((begun.Id, 0), (import.Id, report!.Planned));
        Assert.Equal((3, 1, 2, 0, 1), Counts((await RunAsync(Licences())).Report));
    }

    [Fact]
    public async Task Without_its_rows_it_is_given_up_and_its_files_are_planned_again()
    {
        var (planned, begun) = await BeginAsync();
        planned.Spool!.Delete();

        var (report, import, continued) = await RunAsync(Licences());

        Assert.Null(continued);
        Assert.Equal((2, 2, 0, 0, 2), Counts(report));
        Assert.Equal((ImportState.Completed, new RowCounts { Inserted = 3 }), (import.State, import.Counts));
        Assert.Equal(ImportState.Cancelled, (await Store.NowAsync(begun)).State);
        Assert.Equal(
            $"the temporary file with its rows is gone; its record files are imported by the next import of {Folder.Path}",
            (await Store.ReadTransitionsAsync(begun, Cancel))[1].Reason);
        Assert.Contains(await Store.ReadLogAsync(begun, Cancel), entry => entry.Message == $"its record files are in import {import.Id} now");
        Assert.Contains(await Store.ReadLogAsync(import, Cancel), entry => entry.Message == $"takes the place of import {begun.Id}, which could not go on");
    }

    [Fact]
    public async Task Once_all_rows_are_in_the_store_nothing_else_is_needed()
    {
        var (planned, begun) = await BeginAsync(bringIn: true);
        planned.Spool!.Delete();

        var (report, _, continued) = await RunAsync(Licences());

        Assert.Equal((begun.Id, ImportState.Completed), (continued!.Id, continued.State));
        Assert.Equal((2, 0, 2, 0, 0), Counts(report));
    }

    [Fact]
    public async Task What_a_person_paused_waits_for_that_person()
    {
        var (_, begun) = await BeginAsync();
        await Store.TransitionAsync(begun.Tenant, begun.Id, new StateChange(ImportState.Paused, SampleImport.Ann, "wait"), Cancel);

        var (report, import, _) = await RunAsync(Licences());

        Assert.Null(report);
        Assert.Equal((begun.Id, ImportState.Paused), (import.Id, import.State));
    }

    [Fact]
    public async Task What_a_person_cancelled_is_planned_again()
    {
        var (_, begun) = await BeginAsync();
        await Store.TransitionAsync(begun.Tenant, begun.Id, new StateChange(ImportState.Cancelling, SampleImport.Ann, "no"), Cancel);

        var (report, import, _) = await RunAsync(Licences());

        Assert.Equal((2, 2, 0, 0, 2), Counts(report));
        Assert.NotEqual(begun.Id, import.Id);
        Assert.Equal(ImportState.Cancelled, (await Store.NowAsync(begun)).State);
    }

    [Fact]
    public async Task A_new_time_is_not_noted_of_a_file_that_another_import_has_by_now()
    {
        var (_, first, _) = await RunAsync(Licences());
        var known = await Store.FolderFilesAsync(SampleImport.Tenant, "licences", Folder.Path);
        await RunAsync(Licences(change: import => import with { Again = true }));

        await Store.Folders.NoteTimesAsync(SampleImport.Tenant, "licences", Folder.Path, [.. known.Select(file => file with { File = file.File with { Modified = null } })], Cancel);

        Assert.All(known, file => Assert.Equal(first.Id, file.Import.Id));
        Assert.All(await Store.FolderFilesAsync(SampleImport.Tenant, "licences", Folder.Path), file => Assert.NotNull(file.File.Modified));
    }

    /// <summary>An import that is submitted, and no more; or whose rows are in the store, and no more.</summary>
    private async Task<(PlannedFolder Planned, ImportRecord Begun)> BeginAsync(bool bringIn = false)
    {
        var submitter = Submitter(Licences());
        var planned = await submitter.PlanAsync(Cancel);
        var submitted = await submitter.SubmitAsync(planned, new ImportProgress(), Cancel);
        if (bringIn)
        {
            await new Hosting.ImportRunner(Store, Options()).BringInAsync(submitted.Import, submitted.Intake, SampleImport.Ann, Cancel);
        }

        return (planned, submitted.Import);
    }
}
