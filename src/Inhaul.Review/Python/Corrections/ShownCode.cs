using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>The corrected code as a report shows it: the function as a whole, or of a long one its head and what has changed.</summary>
/// <param name="module">The functions of the corrected file.</param>
/// <param name="source">The corrected file.</param>
/// <param name="changed">The lines that have changed.</param>
internal sealed class ShownCode(PythonModule module, SourceText source, IReadOnlyCollection<int> changed)
{
    private const int LongestFunction = 60;
    private const int LinesAround = 6;
    private const string Gap = "# …";

    /// <summary>The code.</summary>
    public string Text
    {
        get
        {
            var shown = new SortedSet<int>();
            foreach (var line in changed)
            {
                Add(shown, line);
            }

            var lines = Lines([.. shown]).ToList();
            var margin = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
            return string.Join('\n', lines.Select(line => line.Length >= margin ? line[margin..] : "")).TrimEnd();
        }
    }

    private void Add(SortedSet<int> shown, int line)
    {
        var function = module.Functions.Values.Where(function => function.Node.Line <= line && line <= function.Node.EndLine && !function.Node.Is("Lambda")).MinBy(function => function.Node.EndLine - function.Node.Line);
        var (first, last) = function is not null ? (function.Node.Line, function.Node.EndLine) : (1, source.Count);
        if (last - first < LongestFunction && (function is not null || module.Functions.Count == 0))
        {
            shown.UnionWith(Enumerable.Range(first, last - first + 1));
            return;
        }

        var around = function is null && module.Body.Exists(statement => statement.Is("Import", "ImportFrom") && statement.Line <= line && line <= statement.EndLine) ? 0 : LinesAround;
        shown.UnionWith(Enumerable.Range(Math.Max(first, line - around), Math.Min(last, line + around) - Math.Max(first, line - around) + 1));
        if (function is not null)
        {
            shown.UnionWith(Enumerable.Range(first, Math.Max(1, function.Body[0].Line - first)));
        }
    }

    private IEnumerable<string> Lines(IReadOnlyList<int> shown)
    {
        for (var i = 0; i < shown.Count; i++)
        {
            var text = source[shown[i]];
            if (i > 0 && shown[i] > shown[i - 1] + 1)
            {
                yield return text[..^text.TrimStart().Length] + Gap;
            }

            yield return text;
        }
    }
}
