using System.Text;
using System.Text.Json.Nodes;
using Inhaul.Review.Python;
using Inhaul.Review.Reporting;
using NJsonSchema;

namespace Inhaul.Review.Tests.Reporting;

public sealed class SarifReportTests
{
    private static readonly SourceTexts Sources = new(ExampleReview.Files((ExampleReview.File, ExampleReview.Source)));

    /// <summary>Reports of all kinds.</summary>
    public static TheoryData<string> Kinds { get; } = ["empty", "finding", "suppressed", "notes", "every rule", "odd names", "lines that are not there", "of the reviewer itself"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_report_keeps_to_the_schema_of_the_standard(string kind)
    {
        var schema = await JsonSchema.FromJsonAsync(Resource());
        var text = SarifReport.Of(Report(kind), Sources, "1.2.3").ToJsonString();

        Assert.Empty(schema.Validate(text).Select(error => error.ToString()));
    }

    [Fact]
    public async Task The_schema_refuses_what_is_no_sarif()
    {
        var schema = await JsonSchema.FromJsonAsync(Resource());
        var sarif = SarifReport.Of(Report("finding"), Sources, "1.2.3");
        sarif["runs"]![0]!["results"]![0]!["level"] = "high";

        Assert.NotEmpty(schema.Validate(sarif.ToJsonString()));
    }

    [Fact]
    public void A_path_is_a_code_flow_with_a_message_for_each_step()
    {
        var flows = Results("finding")[0]!["codeFlows"]!.AsArray();

        Assert.Equal(["Success path", "Error path: complete_data_importer is missing"], flows.Select(flow => flow!["message"]!["text"]!.GetValue<string>()));
        var steps = flows[1]!["threadFlows"]![0]!["locations"]!.AsArray();
        Assert.Equal(["5 begin tracking scanner_id", "7 fetch_and_process_data() raises", "10 exit"], steps.Select(step =>
            $"{step!["location"]!["physicalLocation"]!["region"]!["startLine"]} {step["location"]!["message"]!["text"]}"));
    }

    [Fact]
    public void A_step_in_another_file_has_its_place_there()
    {
        var finding = ExampleReview.Finding with { Paths = [new CodePath("Error path", [new PathStep(2, "work() raises") { File = "finish.py" }], Missing: null)] };
        var sources = new SourceTexts(ExampleReview.Files((ExampleReview.File, ExampleReview.Source), ("finish.py", "def finish():\n    work()\n")));
        var place = SarifReport.Of(ExampleReview.Report(finding), sources, "1")["runs"]![0]!["results"]![0]!["codeFlows"]![0]!["threadFlows"]![0]!["locations"]![0]!["location"]!["physicalLocation"]!;

        Assert.Equal(("finish.py", "    work()"), (place["artifactLocation"]!["uri"]!.GetValue<string>(), place["region"]!["snippet"]!["text"]!.GetValue<string>()));
    }

    [Fact]
    public void Rules_have_help_and_results_point_at_them()
    {
        var run = SarifReport.Of(Report("every rule"), Sources, "1.2.3")["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();

        Assert.All(rules, rule => Assert.NotEmpty(rule!["help"]!["text"]!.GetValue<string>()));
        Assert.All(run["results"]!.AsArray(), result => Assert.Equal(result!["ruleId"]!.GetValue<string>(), rules[result["ruleIndex"]!.GetValue<int>()]!["id"]!.GetValue<string>()));
    }

    [Fact]
    public void A_suppressed_finding_is_a_result_with_its_reason()
    {
        var suppression = Results("suppressed")[0]!["suppressions"]![0]!;

        Assert.Equal(("inSource", "known"), (suppression["kind"]!.GetValue<string>(), suppression["justification"]!.GetValue<string>()));
        Assert.Null(Results("finding")[0]!["suppressions"]);
    }

    [Theory]
    [InlineData("Critical", "error", "fail")]
    [InlineData("Medium", "warning", "fail")]
    [InlineData("Low", "note", "fail")]
    [InlineData("Info", "none", "review")]
    public void Severities_have_levels_and_what_is_undecided_is_to_be_reviewed(string severity, string level, string kind)
    {
        var result = SarifReport.Of(ExampleReview.Report(ExampleReview.Finding with { Severity = Enum.Parse<ReviewSeverity>(severity) }), Sources, "1")["runs"]![0]!["results"]![0]!;

        Assert.Equal((level, kind), (result["level"]!.GetValue<string>(), result["kind"]!.GetValue<string>()));
    }

    [Fact]
    public void A_correction_is_a_fix_with_its_edits_and_its_code_to_be_read()
    {
        var fix = Results("finding")[0]!["fixes"]![0]!;

        Assert.Contains(ExampleReview.Finding.Fix, fix["description"]!["markdown"]!.GetValue<string>(), StringComparison.Ordinal);
        var replacement = Assert.Single(fix["artifactChanges"]![0]!["replacements"]!.AsArray())!;
        Assert.Equal("        complete_data_importer(db, scanner_id, {}, status=\"Failed\", error=str(e))\n", replacement["insertedContent"]!["text"]!.GetValue<string>());
        Assert.Equal("""{"startLine":10,"startColumn":1,"endLine":10,"endColumn":1}""", replacement["deletedRegion"]!.ToJsonString());
    }

    [Fact]
    public void Without_a_proven_correction_there_is_no_fix() =>
        Assert.Null(SarifReport.Of(ExampleReview.Report(ExampleReview.Finding with { Fix = "", Edits = [] }), Sources, "1")["runs"]![0]!["results"]![0]!["fixes"]);

    [Fact]
    public void A_finding_is_known_again_when_lines_are_added_above_it_and_two_alike_are_told_apart()
    {
        var moved = new SourceTexts(ExampleReview.Files((ExampleReview.File, "\n\n" + ExampleReview.Source)));
        string[] before = [.. Fingerprints(ExampleReview.Report(ExampleReview.Finding, ExampleReview.Finding), Sources)];
        string[] after = [.. Fingerprints(ExampleReview.Report(ExampleReview.Finding with { Line = 7 }), moved)];

        Assert.Equal(before[0], after[0]);
        Assert.NotEqual(before[0], before[1]);
    }

    [Fact]
    public void Paths_are_relative_to_the_sources_or_addresses_of_files()
    {
        var locations = Results("odd names").Select(result => result!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!).ToList();

        Assert.Equal(("a%20b/%C3%A4%23%25.py", "%SRCROOT%"), (locations[0]["uri"]!.GetValue<string>(), locations[0]["uriBaseId"]!.GetValue<string>()));
        Assert.Equal("file:///srv/a%20b.py", locations[1]["uri"]!.GetValue<string>());
        Assert.Null(locations[1]["uriBaseId"]);
    }

    private static JsonArray Results(string kind) => SarifReport.Of(Report(kind), Sources, "1.2.3")["runs"]![0]!["results"]!.AsArray();

    private static IEnumerable<string> Fingerprints(ReviewReport report, SourceTexts sources) =>
        SarifReport.Of(report, sources, "1")["runs"]![0]!["results"]!.AsArray().Select(result => result!["partialFingerprints"]!["inhaulFinding/v1"]!.GetValue<string>());

    private static ReviewReport Report(string kind) => kind switch
    {
        "finding" => ExampleReview.Report(ExampleReview.Finding),
        "suppressed" => new ReviewReport([], [new SuppressedFinding(ExampleReview.Finding, "known")], []),
        "notes" => new ReviewReport([], [], [new ReviewNote("old.py", 3, "No Python 3."), new ReviewNote("/srv/folder", Line: null, "Not read.")]),
        "every rule" => ExampleReview.Report([.. RuleCatalogue.All.Select(rule => ExampleReview.Finding with { Rule = rule.Id, Severity = rule.Severity, Paths = [] })]),
        "odd names" => ExampleReview.Report(ExampleReview.Finding with { File = "a b/ä#%.py", Function = "<module>", Fix = "" }, ExampleReview.Finding with { File = "/srv/a b.py" }),
        "lines that are not there" => ExampleReview.Report(ExampleReview.Finding with { Line = 99, Path = [], Paths = [] }, ExampleReview.Finding with { File = "gone.py" }),
        "of the reviewer itself" => Reviewed(),
        _ => ExampleReview.Report(),
    };

    private static ReviewReport Reviewed()
    {
        var report = new PythonReviewer(ReviewRules.Default).Review([new ReviewFile(ExampleReview.File, Encoding.UTF8.GetBytes(ExampleReview.Source))]);
        Assert.NotEmpty(report.Findings);
        return report;
    }

    private static string Resource()
    {
        using var reader = new StreamReader(typeof(SarifReportTests).Assembly.GetManifestResourceStream("sarif")!);
        return reader.ReadToEnd();
    }
}
