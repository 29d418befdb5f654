using Inhaul.Review.Reporting;

namespace Inhaul.Review.Suppressing;

/// <summary>Takes the findings that the code answers out of a report, and lists them with the reasons.</summary>
internal static class SuppressionFilter
{
    /// <summary>A part of the sign that every suppression has, whatever the case of its first letter; files without it need not be taken apart.</summary>
    private static readonly byte[] Sign = "nhaul"u8.ToArray();

    /// <summary>The report with its suppressions.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="files">The content of each reviewed file, by its name in findings.</param>
    public static ReviewReport Apply(ReviewReport report, IReadOnlyDictionary<string, byte[]> files)
    {
        var unread = report.Notes.Select(note => note.File).ToHashSet(StringComparer.Ordinal);
        var notes = report.Notes.ToList();
        var suppressed = new Dictionary<Finding, string>(ReferenceEqualityComparer.Instance);
        var byFile = report.Findings.ToLookup(finding => finding.File, StringComparer.Ordinal);
        foreach (var (file, content) in files.Where(file => file.Value.AsSpan().IndexOf(Sign) >= 0).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var lines = PythonScanner.Scan(new SourceText(content));
            var suppressions = SuppressionReader.Read(file, lines, notes);
            var unused = suppressions.SelectMany(suppression => suppression.Rules.Select(rule => (suppression.Line, Rule: rule))).ToHashSet();
            foreach (var finding in byFile[file])
            {
                var places = Places(lines, finding.Line).ToHashSet();
                foreach (var suppression in suppressions.Where(suppression => places.Contains(suppression.Line) && suppression.Rules.Contains(finding.Rule, StringComparer.Ordinal)))
                {
                    suppressed.TryAdd(finding, suppression.Reason);
                    unused.Remove((suppression.Line, finding.Rule));
                }
            }

            // Where a file could not be read, nobody knows what would have been found.
            notes.AddRange(unused.Where(_ => !unread.Contains(file)).OrderBy(place => place.Line)
                .Select(place => new ReviewNote(file, place.Line, $"The suppression of {place.Rule} suppresses nothing here: take it away.")));
        }

        return report with
        {
            Findings = [.. report.Findings.Where(finding => !suppressed.ContainsKey(finding))],
            Suppressed = [.. report.Suppressed, .. report.Findings.Where(suppressed.ContainsKey).Select(finding => new SuppressedFinding(finding, suppressed[finding]))],
            Notes = notes,
        };
    }

    /// <summary>The lines on which a suppression answers a finding: those of its statement, those of comments alone right above it, and the heads of the functions it is in.</summary>
    private static IEnumerable<int> Places(IReadOnlyList<PythonLine> lines, int line)
    {
        var (first, last) = PythonStatements.Around(lines, line);
        for (var above = first - 1; above >= 1 && lines[above - 1] is { HasCode: false, Comment: not null }; above--)
        {
            yield return above;
        }

        for (var own = first; own <= last; own++)
        {
            yield return own;
        }

        foreach (var head in PythonStatements.HeadsAround(lines, first))
        {
            yield return head;
        }
    }
}
