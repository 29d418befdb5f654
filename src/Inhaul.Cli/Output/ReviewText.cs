using System.Globalization;
using Inhaul.Review;
using Inhaul.Review.Reporting;
using Spectre.Console;

namespace Inhaul.Cli.Output;

/// <summary>What a review found, for people: a table, and each finding with its code and the path that proves it.</summary>
internal static class ReviewText
{
    /// <summary>Writes the report.</summary>
    public static void Write(IAnsiConsole console, ReviewReport report, SourceTexts sources)
    {
        if (report.Findings.Count > 0)
        {
            console.Write(Table(report.Findings));
        }

        foreach (var finding in report.Findings)
        {
            console.WriteLine();
            Write(console, finding, sources.LinesOf(finding.File));
        }

        if (report.Findings.Count > 0)
        {
            console.WriteLine();
        }

        foreach (var (finding, reason) in report.Suppressed)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"suppressed: {finding.Rule} {finding.File}:{finding.Line} because {reason}"));
        }

        foreach (var note in report.Notes)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note: {note.File}{(note.Line is { } line ? $":{line}" : "")}: {note.Message}"));
        }

        console.WriteLine(ReportSummary.Of(report));
    }

    private static Table Table(IReadOnlyList<Finding> findings)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("severity").AddColumn("rule").AddColumn("place").AddColumn("function").AddColumn("finding");
        foreach (var finding in findings)
        {
            table.AddRow(Severity(finding.Severity), finding.Rule, Markup.Escape(Place(finding)), Markup.Escape(finding.Function), Markup.Escape(finding.Message));
        }

        return table;
    }

    private static void Write(IAnsiConsole console, Finding finding, SourceText source)
    {
        console.MarkupLine($"{Severity(finding.Severity)} {finding.Rule} {Markup.Escape(Place(finding))} in {Markup.Escape(finding.Function)}");
        console.WriteLine($"  {finding.Message} {finding.Why}");
        foreach (var line in Excerpt.Of(finding, source))
        {
            if (line.FollowsGap)
            {
                console.WriteLine("        ⋮");
            }

            var text = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{(line.IsMarked ? '>' : ' ')} {line.Number,5} │ {Shown(line.Text)}"));
            console.MarkupLine(line.IsMarked ? $"[bold]{text}[/]" : text);
        }

        foreach (var path in EvidencePaths.Of(finding))
        {
            console.WriteLine($"  {path.Name}: {string.Join(" → ", path.Steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"line {step.Line} {step.Event}")))}{(path.Missing is { } missing ? $"; {missing} is missing" : "")}");
        }

        WriteCorrection(console, finding);
    }

    /// <summary>The corrected code, or what is to be done where no correction is proven.</summary>
    private static void WriteCorrection(IAnsiConsole console, Finding finding)
    {
        if (finding.Fix.Length == 0)
        {
            console.WriteLine($"  Remedy: {RuleCatalogue.Find(finding.Rule)?.Remedy}");
            return;
        }

        console.WriteLine("  Corrected:");
        foreach (var line in finding.Fix.Split('\n'))
        {
            console.WriteLine($"        │ {Shown(line)}".TrimEnd());
        }
    }

    /// <summary>A line as a terminal may have it: signs that would steer it are none of its business.</summary>
    private static string Shown(string line) => string.Concat(line.Replace("\t", "    ", StringComparison.Ordinal).Select(character => char.IsControl(character) ? '\uFFFD' : character));

    private static string Severity(ReviewSeverity severity) => severity switch
    {
        ReviewSeverity.Critical or ReviewSeverity.High => $"[red]{ReviewWord.Of(severity)}[/]",
        ReviewSeverity.Medium => $"[yellow]{ReviewWord.Of(severity)}[/]",
        _ => ReviewWord.Of(severity),
    };

    private static string Place(Finding finding) => string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}");
}
