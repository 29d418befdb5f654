using Inhaul.Review.Tests.Rules;

namespace Inhaul.Review.Tests.Python.Corrections;

/// <summary>Every finding in the examples of the page and of the document comes with corrected code.</summary>
public sealed class ExampleCorrectionTests(ITestOutputHelper output)
{
    /// <summary>The findings that have none, with the reason.</summary>
    private static readonly Dictionary<string, string> Without = [];

    public static TheoryData<string> Wrong() => ReviewExample.NamesOf(ReviewExample.All.Where(example => example.Verdict.Length > 0));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_finding_has_corrected_code_that_has_it_no_more(string name)
    {
        var findings = PythonCode.Review(ReviewExample.Named(name).Code).Findings.Where(finding => finding.Severity >= ReviewSeverity.Medium).ToList();

        Assert.NotEmpty(findings);
        foreach (var finding in findings)
        {
            output.WriteLine($"{finding.Rule}: {finding.Message}\n{finding.Fix}\n");
        }

        Assert.Empty(findings.Where(finding => finding.Fix.Length == 0 && !Without.ContainsKey($"{name}: {finding.Rule}")).Select(finding => $"{finding.Rule}: {finding.Message}"));
    }
}
