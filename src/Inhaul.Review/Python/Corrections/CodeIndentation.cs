using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Corrections;

/// <summary>How a file is indented, and what belongs to a statement besides itself.</summary>
/// <param name="scope">The function that is corrected.</param>
internal sealed class CodeIndentation(PythonScope scope)
{
    private const string Usual = "    ";
    private readonly SourceText _source = scope.Module.Source;
    private readonly Lazy<HashSet<int>> _texts = new(() => TextsOf(scope.Module));

    /// <summary>One level, as the function has it, or else the file.</summary>
    public string Level { get; } = LevelOf(scope.Node, scope.Module.Source) ?? scope.Module.Body.Select(statement => LevelOf(statement, scope.Module.Source)).FirstOrDefault(level => level is not null) ?? Usual;

    /// <summary>Whether a line begins within a text of several lines, so that it cannot be moved.</summary>
    public bool IsText(int line) => _texts.Value.Contains(line);

    /// <summary>Whether some lines hold one that cannot be moved.</summary>
    public bool HoldsText(int first, int last) => _texts.Value.Any(line => first <= line && line <= last);

    /// <summary>The first line of a statement with its decorators and the comments right above it.</summary>
    public int FirstLine(PythonNode statement)
    {
        var line = statement.Nodes("decorator_list").Select(decorator => decorator.Line).Append(statement.Line).Min();
        var indent = IndentOf(statement.Line);
        while (line > 1 && _source[line - 1].TrimStart().StartsWith('#') && IndentOf(line - 1) == indent)
        {
            line--;
        }

        return line;
    }

    /// <summary>The last line of a statement with the comments that end its block.</summary>
    public int LastLine(PythonNode statement, string indent)
    {
        var last = statement.EndLine;
        for (var line = last + 1; line <= _source.Count && IsNothing(line) && (IsBlank(line) || IndentOf(line).Length >= indent.Length); line++)
        {
            last = IsBlank(line) ? last : line;
        }

        return IsEndOfBlock(last, indent) ? last : statement.EndLine;
    }

    /// <summary>Whether no statement of a block follows behind a line.</summary>
    public bool IsEndOfBlock(int line, string indent)
    {
        var next = line + 1;
        while (next <= _source.Count && IsNothing(next))
        {
            next++;
        }

        return next > _source.Count || IndentOf(next).Length < indent.Length;
    }

    private bool IsBlank(int line) => string.IsNullOrWhiteSpace(_source[line]);

    private bool IsNothing(int line) => IsBlank(line) || _source[line].TrimStart().StartsWith('#');

    private string IndentOf(int line) => IndentOf(_source[line]);

    private static string IndentOf(string line) => line[..^line.TrimStart().Length];

    private static string? LevelOf(PythonNode statement, SourceText source)
    {
        if (StatementPlace.Blocks(statement).FirstOrDefault()?[0] is not { } inner || statement.Line == 0 || inner.Line == statement.Line)
        {
            return null;
        }

        var (around, indent) = (IndentOf(source[statement.Line]), IndentOf(source[inner.Line]));
        return indent.StartsWith(around, StringComparison.Ordinal) && indent.Length > around.Length ? indent[around.Length..] : null;
    }

    /// <summary>The lines within texts, apart from those that begin with a quote: texts of one line each, one below the other.</summary>
    private static HashSet<int> TextsOf(PythonModule module)
    {
        var lines = new HashSet<int>();
        var pending = new Stack<PythonNode>([module.Node]);
        while (pending.TryPop(out var node))
        {
            if (node.Is("Constant", "JoinedStr", "TemplateStr"))
            {
                for (var line = node.Line + 1; line <= node.EndLine; line++)
                {
                    if (module.Source[line].TrimStart() is not (['"', ..] or ['\'', ..] or ['f' or 'F' or 'r' or 'R' or 'b' or 'B', '"' or '\'', ..]) || module.Source[line].Contains("\"\"\"", StringComparison.Ordinal) || module.Source[line].Contains("'''", StringComparison.Ordinal))
                    {
                        lines.Add(line);
                    }
                }
            }

            foreach (var child in node.Children)
            {
                pending.Push(child);
            }
        }

        return lines;
    }
}
