using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Inhaul.Parsing.Json;

/// <summary>Takes the escapes out of JSON text, straight from bytes to bytes.</summary>
internal static class JsonText
{
    /// <summary>The text of a name or string that a reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="scratch">Where text with escapes is put; a larger one takes its place when it is too small.</param>
    /// <param name="isWhole">False when the text has half of a surrogate pair, which is no character.</param>
    public static ReadOnlySpan<byte> Of(ref Utf8JsonReader reader, ref byte[] scratch, out bool isWhole)
    {
        isWhole = true;
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        if (scratch.Length < reader.ValueSpan.Length)
        {
            scratch = new byte[Math.Max(reader.ValueSpan.Length, scratch.Length * 2)];
        }

        return scratch.AsSpan(0, Unescape(reader.ValueSpan, scratch, out isWhole));
    }

    /// <summary>Writes text without its escapes, which is never longer; half of a surrogate pair becomes U+FFFD.</summary>
    /// <param name="text">The text between its quotes; its escapes are well formed.</param>
    /// <param name="into">Where it is written.</param>
    /// <param name="isWhole">False when there was half of a surrogate pair.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> into, out bool isWhole)
    {
        isWhole = true;
        var written = 0;
        for (var escape = text.IndexOf((byte)'\\'); escape >= 0; escape = text.IndexOf((byte)'\\'))
        {
            text[..escape].CopyTo(into[written..]);
            written += escape;
            text = text[escape..];
            if (text[1] == 'u')
            {
                var character = Character(ref text, ref isWhole);
                written += character.EncodeToUtf8(into[written..]);
            }
            else
            {
                into[written++] = Named(text[1]);
                text = text[2..];
            }
        }

        text.CopyTo(into[written..]);
        return written + text.Length;
    }

    private static Rune Character(ref ReadOnlySpan<byte> text, ref bool isWhole)
    {
        var first = Unit(text);
        text = text[6..];
        if (char.IsHighSurrogate(first) && text is [(byte)'\\', (byte)'u', ..] && Rune.TryCreate(first, Unit(text), out var pair))
        {
            text = text[6..];
            return pair;
        }

        if (Rune.TryCreate(first, out var single))
        {
            return single;
        }

        isWhole = false;
        return Rune.ReplacementChar;
    }

    private static char Unit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte Named(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };
}
