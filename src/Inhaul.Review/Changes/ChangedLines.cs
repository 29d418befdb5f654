namespace Inhaul.Review.Changes;

/// <summary>The lines of files that differ from a revision.</summary>
internal sealed class ChangedLines
{
    private readonly Dictionary<string, List<(int First, int Last)>> _byFile = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    /// <summary>All lines of a file are new.</summary>
    /// <param name="file">Its full path.</param>
    public void AddWhole(string file) => _whole.Add(file);

    /// <summary>Some lines of a file differ.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="first">The first of them, from 1.</param>
    /// <param name="last">The last of them.</param>
    public void Add(string file, int first, int last)
    {
        if (!_byFile.TryGetValue(file, out var ranges))
        {
            _byFile[file] = ranges = [];
        }

        ranges.Add((first, last));
    }

    /// <summary>Whether a line differs.</summary>
    public bool Has(string file, int line) => _whole.Contains(file) || (_byFile.TryGetValue(file, out var ranges) && ranges.Exists(range => range.First <= line && line <= range.Last));

    /// <summary>Whether anything of a file differs.</summary>
    public bool Has(string file) => _whole.Contains(file) || _byFile.ContainsKey(file);

    /// <summary>
    /// Whether a finding is about a line that differs: its own, or one of the path that proves it. So a finding counts whose line is as it was, but which a change of
    /// another line brought about, such as a flush that was taken away.
    /// </summary>
    private bool Concerns(Finding finding) => Has(Path.GetFullPath(finding.File), finding.Line) || finding.Path.Any(step => Has(Path.GetFullPath(step.FileIn(finding)), step.Line));

    /// <summary>The part of a report that is about what differs: findings, and what is said of the files with them.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="files">The names of the reviewed files; what is said of others, such as a path, stays.</param>
    public ReviewReport Limit(ReviewReport report, IReadOnlyDictionary<string, byte[]> files) => report with
    {
        Findings = [.. report.Findings.Where(Concerns)],
        Suppressed = [.. report.Suppressed.Where(suppressed => Concerns(suppressed.Finding))],
        Notes = [.. report.Notes.Where(note => !files.ContainsKey(note.File) || Has(Path.GetFullPath(note.File)))],
    };
}
