using System.Globalization;
using System.Text;

namespace Inhaul.Review.Reporting;

/// <summary>A report for people, in Markdown: each finding with its code, its paths and the corrected code.</summary>
internal static class MarkdownReport
{
    private const string Language = "python";

    /// <summary>The report.</summary>
    public static string Of(ReviewReport report, SourceTexts sources)
    {
        var text = new StringBuilder("# Import Framework Review\n\n").Append(ReportSummary.Of(report)).Append('\n');
        foreach (var finding in report.Findings)
        {
            Append(text.Append('\n'), finding, sources);
        }

        if (report.Suppressed.Count > 0)
        {
            text.Append("\n## Suppressed\n\n");
            foreach (var (finding, reason) in report.Suppressed)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {finding.Rule} {MarkdownText.Inline(Place(finding))}: {Sentence(finding.Message)} Suppressed because {MarkdownText.Prose(reason)}\n");
            }
        }

        if (report.Notes.Count > 0)
        {
            text.Append("\n## Notes\n\n");
            foreach (var note in report.Notes)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {MarkdownText.Inline(note.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{note.File}:{line}") : note.File)}: {MarkdownText.Prose(note.Message)}\n");
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding, SourceTexts sources)
    {
        text.Append(CultureInfo.InvariantCulture, $"### [{ReviewWord.Of(finding.Severity).ToUpperInvariant()}] Import Framework: {MarkdownText.Prose(finding.Message).TrimEnd('.')}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**File:** {MarkdownText.Inline(Place(finding))}\n");
        text.Append(CultureInfo.InvariantCulture, $"**Pattern Violation:** {ReviewWord.Of(finding.Pattern)}\n\n");
        text.Append("**Code:**\n").Append(MarkdownText.Block(Code(finding, sources), Language)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"**Why This Breaks:**\n{Sentence(finding.Why)} (rule {finding.Rule})\n\n");
        text.Append("**Code Paths:**\n");
        AppendPaths(text, finding);
        text.Append("\n**Fix:**\n").Append(MarkdownText.Block(finding.Fix.Length > 0 ? finding.Fix : Advice(finding), Language));
    }

    private static string Code(Finding finding, SourceTexts sources) => string.Join('\n', Excerpt.Of(finding, sources.LinesOf(finding.File))
        .Select(line => line.FollowsGap ? $"{Indentation(line.Text)}# …\n{line.Text}" : line.Text));

    /// <summary>What stands in the place of corrected code where no correction is safe without knowing more.</summary>
    private static string Advice(Finding finding) => $"# {RuleCatalogue.Find(finding.Rule)?.Remedy ?? "It needs a person."}";

    private static string Indentation(string line) => line[..^line.TrimStart().Length];

    private static void AppendPaths(StringBuilder text, Finding finding)
    {
        var paths = EvidencePaths.Of(finding);
        for (var i = 0; i < paths.Count; i++)
        {
            var trace = string.Join(" → ", paths[i].Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"line {step.Line}: {MarkdownText.Prose(step.Event)}")));
            text.Append(CultureInfo.InvariantCulture, $"{i + 1}. {MarkdownText.Prose(paths[i].Name)}: {trace}\n");
        }

        var missing = paths.Where(path => path.Missing is not null).Select(path => $"{LowerFirst(path.Name)} ({path.Missing})").ToList();
        text.Append(CultureInfo.InvariantCulture, $"Missing on: {(missing.Count > 0 ? MarkdownText.Prose(string.Join(", ", missing)) : "no path; what is there is wrong")}\n");
    }

    private static string LowerFirst(string name) => string.Concat(name[..1].ToLowerInvariant(), name[1..]);

    private static string Sentence(string text) => MarkdownText.Prose(text) is var prose && prose.EndsWith('.') ? prose : $"{prose}.";

    private static string Place(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}");
}
