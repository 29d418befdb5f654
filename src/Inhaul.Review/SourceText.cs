using System.Text;

namespace Inhaul.Review;

/// <summary>The text of a source file by its lines, as Python counts them: a line ends at a line feed, a carriage return or both, and at nothing else.</summary>
internal sealed class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> _lines = [];
    private readonly List<string> _ends = [];
    private readonly Encoding _encoding = Strict;
    private readonly bool _hasMark;

    /// <summary>Takes a text apart.</summary>
    public SourceText(string text) => Split(text);

    /// <summary>Takes a file apart. What is not UTF-8 is read byte by byte, so that it can be shown at all.</summary>
    public SourceText(ReadOnlySpan<byte> bytes)
    {
        _hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        var content = _hasMark ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            Split(Strict.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            _encoding = Encoding.Latin1;
            Split(Encoding.Latin1.GetString(content));
        }
    }

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <summary>A line, from 1, without its end; empty for a line that is not there.</summary>
    public string this[int line] => line >= 1 && line <= _lines.Count ? _lines[line - 1] : "";

    /// <summary>How a line ends; empty for a last line that nothing ends.</summary>
    public string EndOf(int line) => line >= 1 && line <= _ends.Count ? _ends[line - 1] : "";

    /// <summary>How lines end here: like the first.</summary>
    public string NewLine => EndOf(1) is { Length: > 0 } end ? end : "\n";

    /// <summary>The position in a line of a column in bytes of UTF-8, in which Python counts.</summary>
    public int PositionOf(int line, int column)
    {
        var text = this[line];
        var position = 0;
        for (var bytes = 0; position < text.Length && bytes < column;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(position), out var rune, out var length);
            bytes += rune.Utf8SequenceLength;
            position += length;
        }

        return position;
    }

    /// <summary>What stands in a line before a column in bytes.</summary>
    public string Before(int line, int column) => this[line][..PositionOf(line, column)];

    /// <summary>What stands in a line from a column in bytes on.</summary>
    public string From(int line, int column) => this[line][PositionOf(line, column)..];

    /// <summary>What stands between two places; columns in bytes.</summary>
    public string Between((int Line, int Column) from, (int Line, int Column) to) => from.Line == to.Line
        ? this[from.Line][PositionOf(from.Line, from.Column)..Math.Max(PositionOf(from.Line, from.Column), PositionOf(to.Line, to.Column))]
        : string.Join('\n', [From(from.Line, from.Column), .. Enumerable.Range(from.Line + 1, to.Line - from.Line - 1).Select(line => this[line]), Before(to.Line, to.Column)]);

    /// <summary>The text with edits, which are in the order of the file.</summary>
    public string With(IReadOnlyList<SourceEdit> edits)
    {
        var text = new StringBuilder();
        var (line, column) = (1, 1);
        foreach (var edit in edits)
        {
            Append(edit.StartLine, edit.StartColumn);
            text.Append(edit.Text);
            (line, column) = (edit.EndLine, edit.EndColumn);
        }

        Append(Count + 1, 1);
        return text.ToString();

        void Append(int toLine, int toColumn)
        {
            for (; line < toLine; line++, column = 1)
            {
                text.Append(this[line].AsSpan(column - 1)).Append(EndOf(line));
            }

            text.Append(this[line].AsSpan(Math.Min(column, toColumn) - 1, toColumn - Math.Min(column, toColumn)));
        }
    }

    /// <summary>The bytes of another text in the encoding of this one.</summary>
    public byte[] Encode(string text) => [.. _hasMark ? Encoding.UTF8.Preamble : [], .. _encoding.GetBytes(text)];

    private void Split(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r');
            if (length < 0)
            {
                _lines.Add(text[at..]);
                _ends.Add("");
                return;
            }

            var end = text.AsSpan(at + length).StartsWith("\r\n") ? 2 : 1;
            _lines.Add(text.Substring(at, length));
            _ends.Add(text.Substring(at + length, end));
            at += length + end;
        }
    }
}
