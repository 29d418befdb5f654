using System.Text;

namespace Inhaul.Review.Reporting;

/// <summary>The lines of a source file, as Python counts them.</summary>
internal sealed class SourceLines
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string[] _lines;

    private SourceLines(string[] lines) => _lines = lines;

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Length;

    /// <summary>A line, from 1; empty for a line that is not there.</summary>
    public string this[int line] => line >= 1 && line <= _lines.Length ? _lines[line - 1] : "";

    /// <summary>The lines of a text. A line ends at a line feed, a carriage return or both, and at nothing else.</summary>
    public static SourceLines Of(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return new SourceLines(lines[^1].Length == 0 ? lines[..^1] : lines);
    }

    /// <summary>The lines of a file. What is not UTF-8 is read byte by byte, so that it can be shown at all.</summary>
    public static SourceLines Of(ReadOnlySpan<byte> bytes)
    {
        var content = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            return Of(Strict.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return Of(Encoding.Latin1.GetString(content));
        }
    }
}
