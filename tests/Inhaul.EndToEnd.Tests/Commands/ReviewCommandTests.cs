using System.Diagnostics;
using System.Globalization;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>The command with the Python and the git of the machine.</summary>
public sealed class ReviewCommandTests
{
    private const string Clean = """
        def run_import(db, scanner_id, sub_id):
            insert_data_importer(db, scanner_id, sub_id, scanner_type="assets")
            try:
                stats = {"records_processed": 1, "records_created": 1}
                complete_data_importer(db, scanner_id, stats, status="Finished")
            except Exception as e:
                complete_data_importer(db, scanner_id, {}, status="Failed", error=str(e))
                raise

        """;

    private const string Unflushed = """
        def import_assets(db, sub_id):
            db_ops = DBOpsHelper(db, sub_id)
            for asset in fetch_assets():
                db_ops.upsert_bo(asset)
            mark_for_aggregation(db, sub_id)
            db_ops.flush()

        """;

    [Fact]
    public async Task Findings_are_3_and_json_has_the_path_that_proves_each()
    {
        using var place = new Workplace();
        place.Write("bad.py", Unflushed);
        var result = (await place.RunAsync("review", "bad.py", "--output", "json")).Expect(3);

        var finding = Assert.Single(result.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal(["rule", "severity", "file", "line", "function", "message", "path", "fix"], finding.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("F1", "critical", "bad.py", 5, "import_assets"), (
            finding.GetProperty("rule").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("function").GetString()));
        Assert.Equal((4, 5), (finding.GetProperty("path")[0].GetProperty("line").GetInt32(), finding.GetProperty("path").EnumerateArray().Last().GetProperty("line").GetInt32()));
        Assert.Empty(result.Errors);
        Assert.Equal(["bad.py"], place.Files());
    }

    [Fact]
    public async Task Nothing_at_or_above_the_least_severity_is_0_and_the_report_still_has_all()
    {
        using var place = new Workplace();
        place.Write("clean.py", Clean);
        place.Write("medium.py", Clean.Replace(", error=str(e)", "", StringComparison.Ordinal));

        Assert.Empty(Findings((await place.RunAsync("review", "clean.py", "--format", "json")).Expect(0)));
        Assert.Equal(["T4"], Findings((await place.RunAsync("review", ".", "--output", "json")).Expect(3)));
        Assert.Equal(["T4"], Findings((await place.RunAsync("review", ".", "--output", "json", "--min-severity", "high")).Expect(0)));
    }

    [Fact]
    public async Task A_table_shows_the_code_the_paths_and_the_corrected_code()
    {
        using var place = new Workplace();
        place.Write("bad.py", Unflushed.Replace("(asset)", "(asset[\"[red]\"])  # \u001b[31m", StringComparison.Ordinal));
        var text = (await place.RunAsync("review", "bad.py")).Expect(3).Output;

        Assert.Matches(@"│ critical │ F1   │ bad\.py:5 │ import_assets │ ", text);
        Assert.Contains(">     5 │     mark_for_aggregation(db, sub_id)\n", text, StringComparison.Ordinal);
        Assert.Contains("      4 │         db_ops.upsert_bo(asset[\"[red]\"])  # \uFFFD[31m\n", text, StringComparison.Ordinal);
        Assert.Contains("  Corrected:\n        │ def import_assets(db, sub_id):\n", text, StringComparison.Ordinal);
        Assert.Contains("        │     db_ops.flush()\n        │     mark_for_aggregation(db, sub_id)\n", text, StringComparison.Ordinal);
        Assert.Contains("1 finding (critical) in 1 function of 1 file.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_report_is_in_the_format_of_its_ending()
    {
        using var place = new Workplace();
        place.Write("bad.py", Unflushed);
        foreach (var (name, begin) in ((string, string)[])[("report.md", "# Import Framework Review\n"), ("report.sarif", "{\n  \"$schema\": "), ("report.json", "{\n  \"findings\": ")])
        {
            (await place.RunAsync("review", "bad.py", "--to", name)).Expect(3);
            Assert.StartsWith(begin, place.Read(name), StringComparison.Ordinal);
        }

        var said = (await place.RunAsync("review", "bad.py", "--to", "report.txt", "--format", "markdown")).Expect(3);
        Assert.Equal("1 finding (critical) in 1 function of 1 file. Written to report.txt.\n", said.Errors);
        Assert.Empty(said.Output);
        Assert.Equal(place.Read("report.md"), place.Read("report.txt"));
    }

    [Fact]
    public async Task Suppressions_and_the_configuration_decide()
    {
        using var place = new Workplace();
        place.Write("bad.py", Unflushed.Replace("sub_id)\n    db_ops.flush", "sub_id)  # inhaul: ignore F1 because it is tried out\n    db_ops.flush", StringComparison.Ordinal));
        place.Write("other.py", Unflushed.Replace("mark_for_aggregation", "rebuild_index", StringComparison.Ordinal));
        place.Write("review.json", """{ "triggers": ["rebuild_index"], "severities": { "F1": "low" } }""");

        var result = (await place.RunAsync("review", ".", "--config", "review.json", "--output", "json")).Expect(3);

        var finding = Assert.Single(result.Json.GetProperty("findings").EnumerateArray());
        Assert.Equal(("other.py", "low"), (finding.GetProperty("file").GetString(), finding.GetProperty("severity").GetString()));
        Assert.Equal("it is tried out", Assert.Single(result.Json.GetProperty("suppressed").EnumerateArray()).GetProperty("reason").GetString());
        Assert.Equal([], Findings((await place.RunAsync("review", ".", "--output", "json")).Expect(0)));
    }

    [Fact]
    public async Task Only_what_was_changed_since_a_revision_is_told()
    {
        using var place = new Workplace();
        place.Write("old.py", Unflushed);
        await GitAsync(place, "init", "--quiet");
        await GitAsync(place, "add", "old.py");
        await GitAsync(place, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "-m", "Old");
        place.Write("old.py", Unflushed + "\n\n" + Unflushed.Replace("import_assets", "import_hosts", StringComparison.Ordinal));
        place.Write("unknown.py", Unflushed);

        var changed = (await place.RunAsync("review", ".", "--diff", "HEAD", "--output", "json")).Expect(3);

        Assert.Equal(["old.py import_hosts", "unknown.py import_assets"], changed.Json.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("file")} {finding.GetProperty("function")}"));
        Assert.Contains("--diff nowhere: ", (await place.RunAsync("review", ".", "--diff", "nowhere")).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Python_that_cannot_be_parsed_is_noted_and_test_code_is_left_alone()
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.PathOf("tests"));
        place.Write("old.py", "print 'no Python 3'\n");
        place.Write("tests/fixtures.py", Unflushed);
        place.Write("clean.py", Clean);

        var result = (await place.RunAsync("review", ".", "--output", "json")).Expect(0);

        Assert.Equal("old.py", Assert.Single(result.Json.GetProperty("notes").EnumerateArray()).GetProperty("file").GetString());
        Assert.Equal([], Findings(result));
    }

    [Theory]
    [InlineData("review", "Required argument")]
    [InlineData("review gone.py", "gone.py does not exist.")]
    [InlineData("review clean.py --format xml", "xml")]
    [InlineData("review clean.py --format sarif --output json", "--format sarif and --output json contradict each other")]
    [InlineData("review clean.py --min-severity worst", "worst")]
    [InlineData("review clean.py --config gone.json", "--config gone.json cannot be read")]
    [InlineData("review clean.py --config wrong.json", "wrong.json: names.begn is not known; there are begin, complete,")]
    [InlineData("review clean.py --to nowhere/report.md", "--to nowhere/report.md cannot be written")]
    [InlineData("review clean.py --diff HEAD", "is in no git repository with a working tree. Leave --diff out to review all of it.")]
    public async Task Wrong_usage_is_2_and_says_what_to_do(string commandLine, string said)
    {
        using var place = new Workplace();
        place.Write("clean.py", Clean);
        place.Write("wrong.json", """{ "names": { "begn": "start" } }""");

        Assert.Contains(said, (await place.RunAsync(commandLine.Split(' '))).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("review clean.py", "python3")]
    [InlineData("review clean.py --diff HEAD", "--diff needs git")]
    public async Task A_program_that_is_missing_is_named(string commandLine, string said)
    {
        using var place = new Workplace();
        place.Write("clean.py", Clean);
        using var running = StartWithPath(place, place.PathOf("nothing"), commandLine);

        Assert.Contains(said, (await running.WaitAsync()).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_review_is_130_has_written_nothing_and_takes_its_python_along()
    {
        using var place = new Workplace();
        place.Write("clean.py", Clean);
        Directory.CreateDirectory(place.PathOf("programs"));
        place.Write("programs/python3", $"#!/bin/sh\necho $$ > '{place.PathOf("started")}.new'\nmv '{place.PathOf("started")}.new' '{place.PathOf("started")}'\ncat > /dev/null\n");
        await RunAsync(place, "chmod", "+x", place.PathOf("programs/python3"));
        using var running = StartWithPath(place, $"{place.PathOf("programs")}:{Environment.GetEnvironmentVariable("PATH")}", "review clean.py --to report.md");
        while (!place.Has("started"))
        {
            Assert.True(running.IsRunning, "the review ended before it was interrupted");
            await Task.Delay(20);
        }

        await running.SignalAsync("INT");
        var result = (await running.WaitAsync()).Expect(130);

        Assert.Equal("inhaul: interrupted. Nothing was written; the same command reviews from the beginning.\n", result.Errors);
        Assert.False(place.Has("report.md"));
        var python = int.Parse(place.Read("started"), CultureInfo.InvariantCulture);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (IsAlive(python))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private static IEnumerable<string> Findings(CommandResult result) => result.Json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()!);

    /// <summary>Runs the command where programs are looked for in other folders.</summary>
    private static RunningCommand StartWithPath(Workplace place, string path, string commandLine) => place.StartProgram(
        "sh", "-c", $"host=$(command -v '{RunningCommand.Host}'); PATH='{path}'; export PATH; exec \"$host\" '{RunningCommand.Assembly}' {commandLine}");

    private static Task GitAsync(Workplace place, params string[] arguments) => RunAsync(place, "git", arguments);

    private static async Task RunAsync(Workplace place, string program, params string[] arguments)
    {
        using var running = place.StartProgram(program, arguments);
        (await running.WaitAsync()).Expect(0);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
