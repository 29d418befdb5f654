using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>The command on a folder of records, run after run.</summary>
public abstract class FolderCommandTests(StoreKind kind)
{
    [Fact]
    public async Task A_folder_is_imported_file_by_file_and_each_run_does_what_is_left()
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);

        var first = (await place.RunAsync(Scrape.Import)).Expect(3);
        Assert.Equal((14, 4), (first.Rows("inserted"), first.Rows("rejected")));
        var folder = first.Json.GetProperty("folder");
        Assert.Equal("12 12 0 0 18 11", Counts(first));
        Assert.Equal("""{"attachment_missing":1,"attachment_outside":1,"file_unreadable":1,"malformed_json":1}""", folder.GetProperty("found").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("FL/x1_parse.json, line 1, position 3: this is not JSON", first.Errors, StringComparison.Ordinal);
        Assert.Equal(["FL/r2_parse.json|FL/r2.png|name 2|L1", "FL/r2_parse.json|FL/r2.png|name 2|L2"], place.Store.Rows("SELECT file, attachment, name, number FROM licences WHERE name = 'name 2' ORDER BY number"));

        Scrape.Write(place, "FL/x1_parse.json", Scrape.Record("mended", "FL/r2.png", [7]));
        Scrape.Write(place, "PA/x3.png", "found");
        Directory.Delete(place.PathOf("scrape/PA/x4_parse.json"));
        File.Delete(place.PathOf("scrape/FL/x2_parse.json"));
        var second = (await place.RunAsync(Scrape.Import)).Expect(0);
        Assert.Equal("10 2 8 2 2 2", Counts(second));
        Assert.Equal(2, second.Rows("inserted"));

        var third = (await place.RunAsync(Scrape.Import)).Expect(0);
        Assert.Equal(("10 0 10 2 0 0", second.Id), (Counts(third), third.Id));
        Assert.Contains($"nothing to do: all record files are as they were imported, the last ones as {second.Id}.", third.Errors, StringComparison.Ordinal);
        Assert.Equal(16, place.Store.Number("SELECT count(*) FROM licences"));
        Conservation.Check(place.Store, "licences");
    }

    [Fact]
    public async Task Pictures_of_a_folder_are_stored_before_the_rows_that_name_them()
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);
        string[] import = [.. Scrape.Import, "--attachments", "pictures"];

        var first = (await place.RunAsync(import)).Expect(3);
        Assert.Equal((14, 4), (first.Rows("inserted"), first.Rows("rejected")));
        Assert.Equal(8, Stored(first));
        var addresses = place.Store.Rows("SELECT DISTINCT attachment FROM licences");
        Assert.Equal(8, addresses.Count);
        Assert.All(addresses, address => Assert.StartsWith("picture ", File.ReadAllText(place.PathOf($"pictures/{address}")), StringComparison.Ordinal));

        Scrape.Write(place, "FL/x1_parse.json", Scrape.Record("mended", "FL/r2.png", [7]));
        Assert.Equal(0, Stored((await place.RunAsync(import)).Expect(3)));
        (await place.RunAsync("attachments", "verify")).Expect(0);
    }

    [Fact]
    public async Task A_record_without_elements_may_say_something_else_in_its_row()
    {
        using var place = new Workplace(kind);
        Scrape.Write(place, "a_parse.json", Scrape.Record("Ann", null, [1]).Replace("\"image\": null", "\"status\": \"found\"", StringComparison.Ordinal));
        Scrape.Write(place, "b_parse.json", Scrape.Record("Bob", null, []).Replace("\"image\": null", "\"status\": \"found\"", StringComparison.Ordinal));
        string[] import = ["import", place.PathOf("scrape"), "--table", "licences", "--rows-at", "found.licences", "--key", "name", "--store", place.Store.Address ?? $"sqlite:{place.PathOf("inhaul.db")}"];

        (await CommandHere.RunAsync([.. import, "--without-rows", "status=none"])).Expect(0);

        Assert.Equal(["Ann|found", "Bob|none"], place.Store.Rows("SELECT name, status FROM licences ORDER BY name"));
        Assert.Equal(
            "inhaul: --without-rows none is not understood. Write path=value, for example --without-rows search_result.result_status=not_found.\n",
            (await CommandHere.RunAsync([.. import, "--without-rows", "none"])).Expect(2).Errors);
    }

    [Fact]
    public async Task A_person_sees_the_plan_before_the_result()
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);

        var output = (await place.RunAsync(Scrape.Import[..^2])).Expect(3).Output;

        var plan = output.IndexOf("plan: 12 record files in scrape: 12 to import with 18 rows, 0 as they were", StringComparison.Ordinal);
        var refused = output.IndexOf("  attachment_outside: FL/x2_parse.json: its attachment '../../secret.png' lies outside the folder", StringComparison.Ordinal);
        var result = output.IndexOf("18 of 18 rows read from scrape into licences", StringComparison.Ordinal);
        Assert.True(0 <= plan && plan < refused && refused < result, output);
    }

    [Fact]
    public async Task A_dry_run_notes_nothing_and_leaves_nothing_behind()
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);

        var dry = (await place.RunAsync([.. Scrape.Import, "--dry-run"])).Expect(3);

        Assert.Equal(14, dry.Rows("inserted"));
        Assert.Equal("12 12 0 0 18 11", Counts((await place.RunAsync(Scrape.Import)).Expect(3)));
    }

    [Fact]
    public async Task A_dry_run_goes_on_with_nothing_that_was_interrupted()
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);
        string[] import = [.. Scrape.Import, "--attachments", "pictures"];
        (await place.RunWithAsync("submit.after-commit=kill", import)).Expect(CommandResult.Killed);

        Assert.Equal(14, (await place.RunAsync([.. import, "--dry-run"])).Expect(3).Rows("inserted"));
        Assert.False(Directory.Exists(place.PathOf("pictures")));

        (await place.RunAsync(import)).Expect(3);
        Assert.Equal(14, place.Store.Number("SELECT count(*) FROM licences"));
        Assert.Equal("completed_with_errors", place.Store.Text("SELECT DISTINCT state FROM inhaul_import"));
    }

    [Fact]
    public async Task A_paused_import_of_the_folder_is_left_to_the_person_who_paused_it()
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);
        var paused = (await place.RunAsync([.. Scrape.Import, "--max-errors", "1"])).Expect(1);

        var again = (await place.RunAsync(Scrape.Import)).Expect(1);

        Assert.Equal(paused.Id, again.Id);
        Assert.Contains($"import {paused.Id} of this folder is paused, and nothing else is done until it goes on. Use 'inhaul resume {paused.Id}'", again.Errors, StringComparison.Ordinal);
        await place.RunAsync("cancel", paused.Id);
        Assert.NotEqual(paused.Id, (await place.RunAsync(Scrape.Import)).Expect(3).Id);
        Assert.Equal(14, place.Store.Number("SELECT count(*) FROM licences"));
    }

    private static int Stored(CommandResult result) => result.Json.GetProperty("attachments").GetProperty("stored").GetInt32();

    private static string Counts(CommandResult result)
    {
        var folder = result.Json.GetProperty("folder");
        return string.Join(' ', ((string[])["files", "planned", "unchanged", "gone", "rows", "filesRead"]).Select(name => folder.GetProperty(name).GetInt64()));
    }
}
