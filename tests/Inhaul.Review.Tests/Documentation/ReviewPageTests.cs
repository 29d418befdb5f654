using System.Text.RegularExpressions;
using Inhaul.Review.Configuration;
using Inhaul.Review.Reporting;
using Inhaul.Review.Suppressing;
using Inhaul.Tests;

namespace Inhaul.Review.Tests.Documentation;

/// <summary>What docs/review.md says holds.</summary>
public sealed partial class ReviewPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.File("docs", "review.md"));

    [Fact]
    public void The_table_of_rules_has_every_rule_with_its_severity() => Assert.Equal(
        RuleCatalogue.All.Select(rule => $"{rule.Id} {ReviewWord.Of(rule.Severity)}"),
        Rule().Matches(Page).Select(row => $"{row.Groups["id"]} {row.Groups["severity"]}"));

    [Fact]
    public void Every_rule_of_the_engine_is_described() => Assert.Equal(ReviewRules.Default.Severities.Keys.Order(StringComparer.Ordinal), RuleCatalogue.All.Select(rule => rule.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_configuration_it_shows_is_one()
    {
        using var folder = new TemporaryFolder();
        var configuration = ConfigurationReader.Read(folder.Write("review.json", Block("json")));

        Assert.Equal(["start_import"], configuration.Rules.Begin.Names);
        Assert.Contains("rebuild_search_index", configuration.Rules.Aggregate);
        Assert.Equal(["G1"], configuration.RulesOff);
    }

    [Fact]
    public void The_suppression_it_shows_suppresses()
    {
        var source = Block("python");
        var line = source.Split('\n').ToList().FindIndex(text => text.Contains("mark_for_aggregation", StringComparison.Ordinal)) + 1;
        var report = SuppressionFilter.Apply(ExampleReview.Report(ExampleReview.Finding with { Rule = "F1", Line = line }), ExampleReview.Files((ExampleReview.File, source)));

        Assert.Equal("ops writes through, its batch size is 1", Assert.Single(report.Suppressed).Reason);
    }

    [Fact]
    public void The_sample_has_two_mistakes_and_their_corrected_code()
    {
        var findings = PythonCode.Review(File.ReadAllText(RepositoryRoot.File("samples", "nightly_import.py"))).Findings;

        Assert.Equal(["F1", "P2"], findings.Select(finding => finding.Rule));
        Assert.All(findings, finding => Assert.StartsWith("def run_nightly(", finding.Fix, StringComparison.Ordinal));
    }

    [Fact]
    public void What_it_says_of_placeholders_is_what_corrected_code_has()
    {
        var finding = PythonCode.Review("def run(db, scanner_id):\n    insert_data_importer(db, scanner_id, scanner_type=\"assets\")\n    complete_data_importer(db, scanner_id, TOTALS, status=\"Finished\")\n").Findings.Single(finding => finding.Rule == "T1");

        Assert.Contains($"```text\n{string.Join('\n', finding.Fix.Split('\n')[1..3])}\n```", Page, StringComparison.Ordinal);
    }

    private static string Block(string language) => Regex.Match(Page, $"^```{language}\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["text"].Value;

    [GeneratedRegex(@"^\| (?<id>[A-Z]\d) \| (?<severity>\w+) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Rule();
}
