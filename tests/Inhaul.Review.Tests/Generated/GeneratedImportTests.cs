using System.Globalization;
using System.Text;
using Inhaul.Review.Python;

namespace Inhaul.Review.Tests.Generated;

/// <summary>On random import functions the reviewer says what running them in every possible way shows.</summary>
public sealed class GeneratedImportTests(ITestOutputHelper output)
{
    private const int Wanted = 8000;
    private const int MostRuns = 10_000;
    private static readonly string[] _rules = ["P1", "P3", "F1", "F2", "T2"];

    [Fact]
    public void Verdicts_are_those_of_every_run_of_the_function()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var generator = new ImportGenerator(seed: 9);
        var programs = new List<(string Code, SortedSet<string> Expected)>();
        var tooMany = 0;
        while (programs.Count < Wanted)
        {
            var body = generator.Next();
            var code = ImportWriter.Write(body);
            var runs = new ImportRuns(MostRuns);
            var traces = runs.Of(body);
            if (runs.TooMany)
            {
                tooMany++;
                continue;
            }
            programs.Add((code, ImportJudge.Verdict(traces)));
        }
        var files = programs.Select((program, at) => new ReviewFile(string.Create(CultureInfo.InvariantCulture, $"f{at}.py"), Encoding.UTF8.GetBytes(program.Code))).ToList();
        output.WriteLine($"generated and run in {watch.Elapsed}");
        watch.Restart();
        var report = new PythonReviewer(ReviewRules.Default).Review(files, TestContext.Current.CancellationToken);
        output.WriteLine($"reviewed in {watch.Elapsed}");
        Assert.Empty(report.Notes);
        var found = report.Findings.Where(finding => _rules.Contains(finding.Rule)).ToLookup(finding => finding.File);
        var wrong = new List<string>();
        for (var at = 0; at < programs.Count; at++)
        {
            var actual = new SortedSet<string>(found[files[at].Path].Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Rule}:{finding.Line}")), StringComparer.Ordinal);
            // What the rules say of the first row of several does not matter: a buffer is named once.
            if (!Comparable(actual).SetEquals(Comparable(programs[at].Expected)))
            {
                wrong.Add($"expected {string.Join(' ', programs[at].Expected)} but was {string.Join(' ', actual)}:\n{programs[at].Code}");
            }
        }
        foreach (var rule in _rules)
        {
            output.WriteLine($"{rule}: fires in {programs.Count(program => program.Expected.Any(name => name.StartsWith(rule, StringComparison.Ordinal)))} of {programs.Count}");
        }
        output.WriteLine($"too many runs: {tooMany}; clean: {programs.Count(program => program.Expected.Count == 0)}");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {programs.Count} differ.\n{string.Join('\n', wrong.OrderBy(text => text.Length).Take(5))}");
        Assert.All(_rules, rule => Assert.True(programs.Count(program => program.Expected.Any(name => name.StartsWith(rule, StringComparison.Ordinal))) > 200, rule));
    }

    private static SortedSet<string> Comparable(SortedSet<string> verdict) => new(verdict.Select(name => name.StartsWith("F2", StringComparison.Ordinal) ? "F2" : name), StringComparer.Ordinal);
}
