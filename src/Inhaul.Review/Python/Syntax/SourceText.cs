using System.Text;

namespace Inhaul.Review.Python.Syntax;

/// <summary>The text of a file, by the lines and byte columns that Python counts in.</summary>
internal sealed class SourceText
{
    private readonly byte[][] _lines;

    public SourceText(ReadOnlyMemory<byte> content)
    {
        // Columns are bytes of UTF-8. A file in another encoding is rare; there, letters beyond ASCII may be cut.
        var bytes = content.Span;
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }
        var lines = new List<byte[]>();
        while (true)
        {
            var end = bytes.IndexOf((byte)'\n');
            lines.Add(Trimmed(end < 0 ? bytes : bytes[..end]));
            if (end < 0)
            {
                break;
            }
            bytes = bytes[(end + 1)..];
        }
        _lines = [.. lines];
    }

    /// <summary>How many lines it has.</summary>
    public int Lines => _lines.Length;

    /// <summary>The text of a line, from 1, without its end.</summary>
    public string Line(int line) => line >= 1 && line <= _lines.Length ? Encoding.UTF8.GetString(_lines[line - 1]) : "";

    /// <summary>What stands in a line before a byte column.</summary>
    public string Before(int line, int column) => Slice(line, 0, column);

    /// <summary>What stands in a line from a byte column on.</summary>
    public string From(int line, int column) => Slice(line, column, int.MaxValue);

    /// <summary>The source of a node as it is written.</summary>
    public string Of(PythonNode node) => node.Line == node.EndLine
        ? Slice(node.Line, node.Column, node.EndColumn)
        : string.Join('\n', Enumerable.Range(node.Line, node.EndLine - node.Line + 1).Select(line =>
            line == node.Line ? From(line, node.Column) : line == node.EndLine ? Before(line, node.EndColumn) : Line(line)));

    /// <summary>The source of a node in one line and at most some length, to name it in a message.</summary>
    public string Short(PythonNode node, int longest = 60)
    {
        var words = string.Join(' ', Of(node).Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= longest ? words : words[..(longest - 1)] + "…";
    }

    private string Slice(int line, int from, int to)
    {
        if (line < 1 || line > _lines.Length)
        {
            return "";
        }
        var bytes = _lines[line - 1];
        from = Math.Min(from, bytes.Length);
        return Encoding.UTF8.GetString(bytes, from, Math.Max(0, Math.Min(to, bytes.Length) - from));
    }

    private static byte[] Trimmed(ReadOnlySpan<byte> line) => (line.EndsWith("\r"u8) ? line[..^1] : line).ToArray();
}
