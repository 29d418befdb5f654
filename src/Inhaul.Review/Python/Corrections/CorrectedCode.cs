using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>The lines of a function with changes.</summary>
/// <param name="scope">The function.</param>
internal sealed class CorrectedCode(PythonScope scope)
{
    private const int LongestFunction = 60;
    private const int LinesAround = 6;
    private const string OneLevel = "    ";

    private readonly SourceText _source = scope.Module.Source;
    private readonly SortedDictionary<int, List<string>> _inserted = [];
    private readonly Dictionary<int, string> _replaced = [];
    private readonly HashSet<int> _removed = [];
    private readonly HashSet<int> _indented = [];

    /// <summary>What a statement is indented by; null when it does not begin its line, so that nothing can be put in front of it.</summary>
    public string? IndentOf(PythonNode statement) => _source.Before(statement.Line, statement.Column) is var before && string.IsNullOrWhiteSpace(before) ? before : null;

    /// <summary>Puts lines in front of a statement, indented like it.</summary>
    /// <returns>False when that is not possible.</returns>
    public bool InsertBefore(PythonNode statement, params ReadOnlySpan<string> lines) => TryInsert(statement, statement.Line, lines);

    /// <summary>Puts lines behind a statement, indented like it.</summary>
    /// <returns>False when that is not possible.</returns>
    public bool InsertAfter(PythonNode statement, params ReadOnlySpan<string> lines) => TryInsert(statement, statement.EndLine + 1, lines);

    /// <summary>Puts something in place of a part of one line.</summary>
    public void Replace(int line, int from, int to, string text) => _replaced[line] = _source.Before(line, from) + text + _source.From(line, to);

    /// <summary>Takes a statement away.</summary>
    public void Remove(PythonNode statement)
    {
        for (var line = statement.Line; line <= statement.EndLine; line++)
        {
            _removed.Add(line);
        }
    }

    /// <summary>Takes a line away.</summary>
    public void RemoveLine(int line) => _removed.Add(line);

    /// <summary>Moves statements one level in.</summary>
    /// <returns>False when they hold a text of several lines, which would be changed by that.</returns>
    public bool Indent(PythonNode first, PythonNode last)
    {
        for (var line = first.Line; line <= last.EndLine; line++)
        {
            if (_source.Line(line).Contains("\"\"\"", StringComparison.Ordinal) || _source.Line(line).Contains("'''", StringComparison.Ordinal))
            {
                return false;
            }

            _indented.Add(line);
        }

        return true;
    }

    /// <summary>The corrected function, or the part of a long one that has changed.</summary>
    public string Shown
    {
        get
        {
            var (first, last) = Range();
            var lines = Lines(first, last);
            var margin = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
            return string.Join('\n', lines.Select(line => line.Length >= margin ? line[margin..] : line)).TrimEnd();
        }
    }

    /// <summary>The whole file with the corrected code.</summary>
    public string WholeFile => string.Join('\n', Lines(1, _source.Lines));

    private List<string> Lines(int first, int last)
    {
        var lines = new List<string>();
        for (var line = first; line <= last + 1; line++)
        {
            lines.AddRange(_inserted.GetValueOrDefault(line) ?? []);
            if (line <= last && !_removed.Contains(line))
            {
                var text = _replaced.GetValueOrDefault(line) ?? _source.Line(line);
                lines.Add(_indented.Contains(line) && text.Length > 0 ? OneLevel + text : text);
            }
        }

        return lines;
    }

    private bool TryInsert(PythonNode like, int line, ReadOnlySpan<string> lines)
    {
        if (IndentOf(like) is not { } indent)
        {
            return false;
        }

        if (!_inserted.TryGetValue(line, out var inserted))
        {
            _inserted[line] = inserted = [];
        }

        foreach (var text in lines)
        {
            inserted.Add(indent + text);
        }

        return true;
    }

    private (int First, int Last) Range()
    {
        int[] changed = [.. _inserted.Keys, .. _replaced.Keys, .. _removed, .. _indented];
        var whole = scope is PythonFunction ? (scope.Node.Line, scope.Node.EndLine) : (1, scope.Body.Count == 0 ? 1 : scope.Body[^1].EndLine);
        return whole.Item2 - whole.Item1 < LongestFunction
            ? whole
            : (Math.Max(whole.Item1, changed.Min() - LinesAround), Math.Min(whole.Item2, changed.Max() + LinesAround));
    }
}
