using System.Text;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>A file with changes to it. All that is not changed stays as it is written.</summary>
/// <param name="scope">The function that is corrected.</param>
internal sealed class CorrectedCode(PythonScope scope)
{
    private readonly SourceText _source = scope.Module.Source;
    private readonly CodeIndentation _indentation = new(scope);
    private readonly Dictionary<int, List<string>> _before = [];
    private readonly Dictionary<int, List<string>> _after = [];
    private readonly Dictionary<int, List<(int From, int To, string Text)>> _replaced = [];
    private readonly HashSet<int> _removed = [];
    private readonly Dictionary<int, (string From, string To)> _indented = [];

    /// <summary>What a statement is indented by; null when it does not begin its line.</summary>
    public string? IndentOf(PythonNode statement) => _source.Before(statement.Line, statement.Column) is var before && string.IsNullOrWhiteSpace(before) ? before : null;

    /// <summary>What a block within a statement is indented by.</summary>
    public string Within(string indent) => indent + _indentation.Level;

    /// <summary>The file with the changes.</summary>
    public string Text
    {
        get
        {
            var lines = new List<(string Text, string End)>();
            for (var line = 1; line <= _source.Count; line++)
            {
                Add(_before.GetValueOrDefault(line), _source.NewLine);
                if (!_removed.Contains(line))
                {
                    Add(Changed(line).Split('\n'), _source.EndOf(line));
                }

                Add(_after.GetValueOrDefault(line), _source.NewLine);
            }

            var text = new StringBuilder();
            for (var i = 0; i < lines.Count; i++)
            {
                var end = i == lines.Count - 1 ? _source.EndOf(_source.Count) : lines[i].End;
                text.Append(lines[i].Text).Append(i < lines.Count - 1 && end.Length == 0 ? _source.NewLine : end);
            }

            return text.ToString();

            void Add(IReadOnlyList<string>? added, string end)
            {
                for (var i = 0; i < added?.Count; i++)
                {
                    lines.Add((added[i], i == added.Count - 1 ? end : _source.NewLine));
                }
            }
        }
    }

    /// <summary>Puts lines in front of a statement and of the comments right above it, indented like it; a tab at the beginning is one level more.</summary>
    /// <returns>False when that is not possible.</returns>
    public bool InsertBefore(PythonNode statement, params ReadOnlySpan<string> lines)
    {
        if (IndentOf(statement) is { } indent)
        {
            InsertLines(_before, _indentation.FirstLine(statement), indent, lines);
            return true;
        }

        return TryBreak(statement, out indent) ? InsertInto(statement, indent!, lines) : InsertBetween(statement, lines);
    }

    /// <summary>Puts lines behind a statement, indented like it.</summary>
    /// <returns>False when that is not possible.</returns>
    public bool InsertAfter(PythonNode statement, params ReadOnlySpan<string> lines)
    {
        if ((IndentOf(statement) ?? IndentOf(FirstInLine(statement))) is not { } indent)
        {
            if (!TryBreak(statement, out var broken))
            {
                return false;
            }

            InsertInto(statement, indent = broken!, []);
        }

        InsertLines(_after, statement.EndLine, indent, lines);
        return true;
    }

    /// <summary>Puts lines behind a line.</summary>
    public void InsertAfter(int line, string indent, params ReadOnlySpan<string> lines) => InsertLines(_after, line, indent, lines);

    /// <summary>Puts something in place of a part of one line; columns in bytes.</summary>
    public bool Replace(int line, int from, int to, string text)
    {
        Of(_replaced, line).Add((_source.PositionOf(line, from), _source.PositionOf(line, to), text));
        return true;
    }

    /// <summary>Puts something in place of a node; one of several lines becomes one line.</summary>
    public bool Replace(PythonNode node, string text)
    {
        if (node.Line == node.EndLine)
        {
            return Replace(node.Line, node.Column, node.EndColumn, text);
        }

        Of(_replaced, node.Line).Add((_source.PositionOf(node.Line, node.Column), _source[node.Line].Length, text + _source.From(node.EndLine, node.EndColumn)));
        RemoveLines(node.Line + 1, node.EndLine);
        return true;
    }

    /// <summary>Takes a line away.</summary>
    public void RemoveLine(int line) => _removed.Add(line);

    /// <summary>Takes statements away, with the comments right above them.</summary>
    /// <returns>False when something else stands in their lines.</returns>
    public bool Remove(PythonNode first, PythonNode last)
    {
        if (IndentOf(first) is not { } indent || !IsFollowedByNothing(last))
        {
            return false;
        }

        var from = _indentation.FirstLine(first);
        RemoveLines(from, last.EndLine);
        // Lines that kept them apart from others are not needed at the end of a block.
        for (var line = from - 1; line > 0 && string.IsNullOrWhiteSpace(_source[line]) && _indentation.IsEndOfBlock(last.EndLine, indent); line--)
        {
            _removed.Add(line);
        }

        return true;
    }

    /// <summary>Takes statements away to put them elsewhere, with the comments right above them.</summary>
    /// <returns>Their lines without indentation, a tab for each level; null when that is not possible.</returns>
    public string[]? Take(PythonNode first, PythonNode last) => Lines(first, last) is { } lines && Remove(first, last) ? lines : null;

    /// <summary>The lines of statements with the comments right above them, without indentation; null when they cannot stand elsewhere.</summary>
    public string[]? Lines(PythonNode first, PythonNode last)
    {
        if (IndentOf(first) is not { } indent || _indentation.HoldsText(first.Line, last.EndLine))
        {
            return null;
        }

        return [.. Enumerable.Range(_indentation.FirstLine(first), last.EndLine - _indentation.FirstLine(first) + 1).Select(line => _source[line] is var text && text.StartsWith(indent, StringComparison.Ordinal) ? text[indent.Length..] : text.TrimStart())];
    }

    /// <summary>Moves statements one level in, with their comments. The inner lines of a text stay.</summary>
    /// <returns>False when they do not begin their lines.</returns>
    public bool Indent(PythonNode first, PythonNode last)
    {
        if (IndentOf(first) is not { } indent || !IsFollowedByNothing(last))
        {
            return false;
        }

        for (var line = _indentation.FirstLine(first); line <= _indentation.LastLine(last, indent); line++)
        {
            if (!_indentation.IsText(line))
            {
                _indented[line] = (indent, Within(indent));
            }
        }

        return true;
    }

    /// <summary>The last line of a statement with the comments that end its block.</summary>
    public int EndOf(PythonNode statement, string indent) => _indentation.LastLine(statement, indent);

    private static List<T> Of<T>(Dictionary<int, List<T>> lists, int line)
    {
        if (!lists.TryGetValue(line, out var list))
        {
            lists[line] = list = [];
        }

        return list;
    }

    private string Changed(int line)
    {
        var text = _source[line];
        foreach (var (from, to, with) in (_replaced.GetValueOrDefault(line) ?? []).OrderByDescending(change => change.From))
        {
            text = text[..from] + with + text[to..];
        }

        return _indented.TryGetValue(line, out var indent) && text.StartsWith(indent.From, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text) ? indent.To + text[indent.From.Length..] : text;
    }

    private void InsertLines(Dictionary<int, List<string>> lists, int line, string indent, ReadOnlySpan<string> lines)
    {
        foreach (var text in lines)
        {
            var inner = text.TrimStart('\t');
            Of(lists, line).Add(inner.Length == 0 ? "" : indent + string.Concat(Enumerable.Repeat(_indentation.Level, text.Length - inner.Length)) + inner);
        }
    }

    /// <summary>Whether a statement is the first behind the colon of a line, so that it can get a line of its own.</summary>
    private bool TryBreak(PythonNode statement, out string? indent)
    {
        var before = _source.Before(statement.Line, statement.Column);
        indent = before.TrimEnd().EndsWith(':') && statement.Line == statement.EndLine ? Within(before[..^before.TrimStart().Length]) : null;
        return indent is not null;
    }

    /// <summary>Gives a statement behind a colon a line of its own, behind others.</summary>
    private bool InsertInto(PythonNode statement, string indent, ReadOnlySpan<string> lines)
    {
        var begin = Encoding.UTF8.GetByteCount(_source.Before(statement.Line, statement.Column).TrimEnd());
        return Replace(statement.Line, begin, statement.Column, $"\n{string.Concat(lines.ToArray().Select(line => $"{indent}{line}\n"))}{indent}");
    }

    /// <summary>Puts simple statements between others in one line.</summary>
    private bool InsertBetween(PythonNode statement, ReadOnlySpan<string> lines) =>
        _source.Before(statement.Line, statement.Column).TrimEnd().EndsWith(';') && !lines.ToArray().Any(line => line.StartsWith('\t') || line.EndsWith(':') || line.StartsWith('#'))
        && Replace(statement.Line, statement.Column, statement.Column, string.Concat(lines.ToArray().Select(line => $"{line}; ")));

    /// <summary>The first of several statements in a line.</summary>
    private PythonNode FirstInLine(PythonNode statement) => StatementPlace.Find(scope, statement)?.Block.Find(other => other.Line == statement.Line && statement.Line == statement.EndLine) ?? statement;

    private bool IsFollowedByNothing(PythonNode statement) => _source.From(statement.EndLine, statement.EndColumn).TrimStart() is "" or ['#', ..];

    private void RemoveLines(int first, int last)
    {
        for (var line = first; line <= last; line++)
        {
            _removed.Add(line);
        }
    }
}
