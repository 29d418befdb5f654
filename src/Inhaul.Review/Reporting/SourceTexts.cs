namespace Inhaul.Review.Reporting;

/// <summary>The sources that a report shows parts of. They are only taken apart into lines where something is shown.</summary>
/// <param name="files">The content of each file, by its name in findings.</param>
internal sealed class SourceTexts(IReadOnlyDictionary<string, byte[]> files)
{
    private readonly Dictionary<string, SourceText> _lines = new(StringComparer.Ordinal);

    /// <summary>The lines of a file; none for one that is not there.</summary>
    public SourceText LinesOf(string file)
    {
        if (!_lines.TryGetValue(file, out var lines))
        {
            _lines[file] = lines = files.TryGetValue(file, out var bytes) ? new SourceText(bytes) : new SourceText("");
        }

        return lines;
    }
}
