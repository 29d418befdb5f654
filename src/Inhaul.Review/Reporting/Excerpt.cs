namespace Inhaul.Review.Reporting;

/// <summary>The part of a source that a finding is about: its line and the steps of its path, with lines around them.</summary>
internal static class Excerpt
{
    private const int Around = 2;
    private const int AroundStep = 1;

    /// <summary>A path through a long function is not shown in full: the line in question is, with the steps next to it.</summary>
    private const int Most = 40;

    /// <summary>The lines, in order.</summary>
    public static IReadOnlyList<ExcerptLine> Of(Finding finding, SourceText source)
    {
        var shown = new SortedSet<int>();
        Add(finding.Line, Around);
        foreach (var line in finding.Path.Where(step => step.FileIn(finding) == finding.File).Select(step => step.Line).Distinct().OrderBy(line => Math.Abs(line - finding.Line)).TakeWhile(_ => shown.Count < Most))
        {
            Add(line, AroundStep);
        }

        var lines = new List<ExcerptLine>(shown.Count);
        foreach (var line in shown)
        {
            // A gap of one line is no gap: it would take a line to say so.
            if (lines.Count > 0 && line - lines[^1].Number == 2)
            {
                lines.Add(Line(line - 1));
            }

            lines.Add(Line(line) with { FollowsGap = lines.Count > 0 && line - lines[^1].Number > 1 });
        }

        return lines;

        void Add(int line, int around)
        {
            for (var i = Math.Max(1, line - around); i <= Math.Min(source.Count, line + around); i++)
            {
                shown.Add(i);
            }
        }

        ExcerptLine Line(int line) => new(line, source[line], line == finding.Line, FollowsGap: false);
    }
}
