using System.Buffers;
using System.Text;

namespace Inhaul.Parsing.Sheets;

/// <summary>The fields of a line that was made of a row of a sheet: between tabs, with a few characters escaped.</summary>
internal sealed class SheetLine
{
    private readonly List<int> _ends = [];
    private readonly ArrayBufferWriter<byte> _plain = new();

    /// <summary>How many fields the line has; the last one has a value.</summary>
    public int Count => _ends.Count;

    /// <summary>Splits a line.</summary>
    public void Split(ReadOnlySpan<byte> line)
    {
        _ends.Clear();
        _plain.ResetWrittenCount();
        for (var at = 0; line[at..].IndexOf((byte)'\t') is var tab and >= 0; at += tab + 1)
        {
            _ends.Add(at + tab);
        }

        _ends.Add(line.Length);
    }

    /// <summary>A field of the line as it stands; empty beyond the last one.</summary>
    public ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> line, int field) =>
        field < _ends.Count ? line[(field == 0 ? 0 : _ends[field - 1] + 1).._ends[field]] : default;

    /// <summary>A field of the line as people see it, valid until another line is split.</summary>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> line, int field)
    {
        var raw = Raw(line, field);
        raw = IsError(raw) ? raw[2..] : raw;
        return raw.Contains((byte)'\\') ? Unescape(raw) : raw;
    }

    /// <summary>A field of the line as text.</summary>
    public string Text(ReadOnlySpan<byte> line, int field) => Encoding.UTF8.GetString(Value(line, field));

    /// <summary>Whether a field is an error that its cell shows.</summary>
    public static bool IsError(ReadOnlySpan<byte> raw) => raw is [(byte)'\\', (byte)'!', ..];

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        // What was given before stays where it is, even if the buffer grows and moves on.
        var start = _plain.WrittenCount;
        int escape;
        while ((escape = raw.IndexOf((byte)'\\')) >= 0)
        {
            _plain.Write(raw[..escape]);
            _plain.Write(raw[escape + 1] switch
            {
                (byte)'t' => "\t"u8,
                (byte)'n' => "\n"u8,
                (byte)'r' => "\r"u8,
                _ => "\\"u8,
            });
            raw = raw[(escape + 2)..];
        }

        _plain.Write(raw);
        return _plain.WrittenSpan[start..];
    }
}
