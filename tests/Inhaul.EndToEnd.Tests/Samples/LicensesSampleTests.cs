using System.Text.RegularExpressions;
using Inhaul.Buckets;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Samples;

/// <summary>The import of licence searches, as people run it.</summary>
public abstract partial class LicensesSampleTests(StoreKind store)
{
    [Fact]
    public async Task Killed_in_the_middle_and_run_again_it_ends_as_if_nothing_had_happened()
    {
        using var place = new Workplace(store);
        Searches.Make(place);
        (await RunAsync(place, "settle.before-commit:3=kill", "--debug-log")).Expect(CommandResult.Killed);
        Conservation.Check(place.Store, "search_results");

        var resumed = (await RunAsync(place, null, "--debug-log", "--verify-writes")).Expect(3);
        Assert.Contains("went on with the import that had not ended:", resumed.Output, StringComparison.Ordinal);
        Conservation.Check(place.Store, "search_results");
        Assert.Equal(11, place.Store.Number("SELECT count(*) FROM search_results"));
        Assert.Equal(
            ["inserted name 1", "inserted name 10", "inserted name 2", "inserted name 3", "inserted name 4", "inserted name 5", "inserted name 6", "inserted name 7", "inserted name 8", "inserted name 9", "inserted nobody", "rejected bad date", "rejected lost"],
            Told(place.Read("licenses.log")));

        Searches.Write(place, "TX/bad", "bad date", "L90", "12/25/2020");
        Searches.Write(place, "TX/lost", "lost", "L91", "Not On File");
        var mended = (await RunAsync(place, null)).Expect(0);
        Assert.Contains("13 record files: 2 imported, 11 as they were, 0 gone\n2 rows: 2 inserted\n", mended.Output, StringComparison.Ordinal);
        Assert.Equal(13, place.Store.Number("SELECT count(*) FROM search_results"));

        var nothing = (await RunAsync(place, null)).Expect(0);
        Assert.EndsWith("13 record files: 0 imported, 13 as they were, 0 gone\nnothing to do; the phases are those of the last import\n", nothing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_each_phase_and_what_became_of_the_rows()
    {
        using var place = new Workplace(store);
        Searches.Make(place);

        var run = (await RunAsync(place, null, "--verify-writes")).Expect(3);

        var lines = Times().Replace(run.Output, "~").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                "plan      completed with errors 13 files, 1 refused  ~",
                "hash      completed             12 files  ~",
                "upload    completed             12 contents  ~",
                "load      completed with errors 13 rows, 2 refused  ~",
                "verify    completed             11 rows  ~",
            ],
            lines[..5]);
        Assert.StartsWith("elapsed   0m ", lines[5], StringComparison.Ordinal);
        Assert.Equal("13 record files: 13 imported, 0 as they were, 0 gone", lines[6]);
        Assert.Equal("13 rows: 11 inserted, 2 rejected", lines[7]);
        Assert.StartsWith("  TX/bad_parse.json: search_result.licenses.expiration_date: '13/25/2020' is not a date as yyyy-MM-dd or MM/dd/yyyy", lines[8], StringComparison.Ordinal);
        Assert.Equal("  TX/lost_parse.json: it names no attachment, and there is no lost.png beside it. Put the file there and import the folder again.", lines[9]);
        Assert.Matches("^import .* is completed with errors$", lines[10]);
        Assert.Equal(12, Directory.GetFiles(place.PathOf("attachments/sha256"), "*.png", SearchOption.AllDirectories).Length);
        Assert.Equal(
            ["aug|FL|name 2|L2|Active|2026-12-31|FL/r2_parse.json"],
            place.Store.Rows("SELECT tag, search_state, search_name, license_number, license_status, expiration_date, source_file FROM search_results WHERE search_name = 'name 2'"));
    }

    [Fact]
    public async Task A_single_file_needs_no_folder()
    {
        using var place = new Workplace(store);
        Searches.Make(place);
        using var running = place.StartProgram(
            RunningCommand.Host, RunningCommand.Application("Licenses"), "--single-file", "scrape/FL/r2_parse.json", "--tag", "test", "--store", place.Store.Address ?? "inhaul.db");

        var run = (await running.WaitAsync()).Expect(0);

        Assert.Contains("1 record files: 1 imported, 0 as they were, 0 gone\n1 rows: 1 inserted\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["test|L2|r2_parse.json"], place.Store.Rows("SELECT tag, license_number, source_file FROM search_results"));
    }

    [Fact]
    public async Task What_was_changed_behind_its_back_is_found_by_verifying()
    {
        using var place = new Workplace(store);
        Searches.Write(place, "FL/a", "Ann", "1", "12/31/2026");
        (await RunAsync(place, null)).Expect(0);
        place.Store.Execute("UPDATE search_results SET license_status = 'Closed'");

        var found = (await RunAsync(place, null, "--verify-writes")).Expect(1);

        Assert.Contains("  not as written: ", found.Output, StringComparison.Ordinal);
        Assert.Contains("verify    failed                1 rows, 1 not as written  ", found.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screenshot_that_a_bucket_never_takes_costs_its_row_until_the_bucket_takes_it()
    {
        using var place = new Workplace(store);
        using var server = new BucketServer();
        Searches.Make(place);
        Searches.Write(place, "TX/bad", "bad date", "L90", "12/25/2020");
        Searches.Write(place, "TX/lost", "lost", "L91", "12/31/2026");
        var never = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("screenshot of name 3"u8));
        server.Faults = new BucketFaults { Always = (never, BucketFault.Busy), RetryAfter = 0 };

        var first = (await RunOnBucketAsync(place, server)).Expect(3);
        Assert.Contains("13 rows: 12 inserted, 1 failed\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(0, place.Store.Number("SELECT count(*) FROM search_results WHERE search_name = 'name 3'"));

        server.Faults = new BucketFaults();
        var second = (await RunOnBucketAsync(place, server)).Expect(0);
        Assert.Contains("13 record files: 1 imported, 12 as they were, 0 gone\n1 rows: 1 inserted\n", second.Output, StringComparison.Ordinal);
        Assert.Equal(
            place.Store.Rows("SELECT 'pictures/' || screenshot FROM search_results").Order(StringComparer.Ordinal),
            server.Contents.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Interrupted_it_ends_with_130_and_goes_on_when_it_is_run_again()
    {
        using var place = new Workplace(store);
        Searches.Make(place);
        using var running = Start(place, "settle.before-commit:3=delay-5000");
        while (!place.Store.HasTable("inhaul_chunk") || place.Store.Number("SELECT count(*) FROM inhaul_chunk WHERE state = 'settled'") < 2)
        {
            Assert.True(running.IsRunning, "it ended before it could be interrupted");
        }

        await running.SignalAsync("INT");
        var interrupted = (await running.WaitAsync()).Expect(130);
        Assert.Equal("Licenses: interrupted. What was done is kept; the same command goes on where this one stopped.\n", interrupted.Errors);

        (await RunAsync(place, null)).Expect(3);
        Conservation.Check(place.Store, "search_results");
        Assert.Equal(11, place.Store.Number("SELECT count(*) FROM search_results"));
    }

    /// <summary>The outcomes and names that a debug log tells of rows, in order.</summary>
    private static IEnumerable<string> Told(string log) => log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))
        .Select(line => $"{line.Split(' ')[1]} {Name().Match(line).Groups["name"].Value}").Order(StringComparer.Ordinal);

    private static async Task<CommandResult> RunAsync(Workplace place, string? failpoint, params string[] more)
    {
        using var running = Start(place, failpoint, more);
        return await running.WaitAsync();
    }

    private static async Task<CommandResult> RunOnBucketAsync(Workplace place, BucketServer server)
    {
        using var running = place.StartProgram(
            "/usr/bin/env",
            [$"AWS_ENDPOINT_URL={server.Url}", $"AWS_ACCESS_KEY_ID={BucketServer.AccessKey}", "AWS_SECRET_ACCESS_KEY=secret", RunningCommand.Host, .. Command(place), "--attachments", "s3://shop/pictures"]);
        return await running.WaitAsync();
    }

    private static RunningCommand Start(Workplace place, string? failpoint, params string[] more) => place.StartProgramWith(failpoint, RunningCommand.Host, [.. Command(place), .. more]);

    private static string[] Command(Workplace place) =>
        [RunningCommand.Application("Licenses"), "--states-dir", "scrape", "--tag", "aug", "--store", place.Store.Address ?? "inhaul.db", "--batch-size", "2", "--max-workers", "2"];

    [GeneratedRegex(@"\d+\.\d s", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times();

    [GeneratedRegex("search_name (?<name>[^,]+),", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
