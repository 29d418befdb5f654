using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>Makes text of what stands in XML.</summary>
internal static class XmlText
{
    /// <summary>The most bytes of an entity.</summary>
    public const int LongestEntity = 12;

    private const int EscapeBytes = 7;

    /// <summary>A short text.</summary>
    public static string Of(ReadOnlySpan<byte> raw)
    {
        var text = new ArrayBufferWriter<byte>();
        Append(raw, text);
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Adds text with its entities resolved; the end of a line is one character, as XML has it.</summary>
    /// <exception cref="InvalidDataException">An entity is not known.</exception>
    public static void Append(ReadOnlySpan<byte> raw, ArrayBufferWriter<byte> to)
    {
        int special;
        while ((special = raw.IndexOfAny((byte)'&', (byte)'\r')) >= 0)
        {
            to.Write(raw[..special]);
            raw = raw[special..];
            if (raw[0] == '\r')
            {
                to.Write("\n"u8);
                raw = raw[(raw is [_, (byte)'\n', ..] ? 2 : 1)..];
                continue;
            }

            var end = raw[..Math.Min(raw.Length, LongestEntity)].IndexOf((byte)';');
            if (end < 0)
            {
                throw new InvalidDataException("a text has an '&' that begins no character");
            }

            AppendCharacter(Character(raw[1..end]), to);
            raw = raw[(end + 1)..];
        }

        to.Write(raw);
    }

    /// <summary>
    /// Adds text whose characters that XML cannot hold are written as <c>_x000D_</c>, which is the workbooks' own way. Halves of
    /// characters become bytes that are no text, so that their row is refused.
    /// </summary>
    public static void AppendUnescaped(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> to)
    {
        char high = default;
        while (text.IndexOf("_x"u8) is var at and >= 0)
        {
            if (IsEscape(text[at..], out var unit))
            {
                AppendPlain(text[..at], ref high, to);
                AppendUnit(unit, ref high, to);
                text = text[(at + EscapeBytes)..];
            }
            else
            {
                AppendPlain(text[..(at + 2)], ref high, to);
                text = text[(at + 2)..];
            }
        }

        AppendPlain(text, ref high, to);
        AppendHalf(ref high, to);
    }

    private static bool IsEscape(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < EscapeBytes || text[EscapeBytes - 1] != '_'
            || !Utf8Parser.TryParse(text[2..(EscapeBytes - 1)], out ushort value, out var read, 'x') || read != EscapeBytes - 3)
        {
            return false;
        }

        unit = (char)value;
        return true;
    }

    private static void AppendPlain(ReadOnlySpan<byte> text, ref char high, ArrayBufferWriter<byte> to)
    {
        if (!text.IsEmpty)
        {
            AppendHalf(ref high, to);
            to.Write(text);
        }
    }

    /// <summary>Adds a UTF-16 unit, the first half of a character once its second is there.</summary>
    private static void AppendUnit(char unit, ref char high, ArrayBufferWriter<byte> to)
    {
        if (high != default && char.IsLowSurrogate(unit))
        {
            AppendCharacter(char.ConvertToUtf32(high, unit), to);
            high = default;
            return;
        }

        AppendHalf(ref high, to);
        high = unit;
        if (!char.IsHighSurrogate(unit))
        {
            AppendHalf(ref high, to);
        }
    }

    /// <summary>Adds what waits for its other half in vain; the bytes of such a half are not valid.</summary>
    private static void AppendHalf(ref char high, ArrayBufferWriter<byte> to)
    {
        if (char.IsSurrogate(high))
        {
            Surrogate.AppendHalf(high, to);
        }
        else if (high != default)
        {
            AppendCharacter(high, to);
        }

        high = default;
    }

    private static int Character(ReadOnlySpan<byte> entity) => entity switch
    {
        [(byte)'a', (byte)'m', (byte)'p'] => '&',
        [(byte)'l', (byte)'t'] => '<',
        [(byte)'g', (byte)'t'] => '>',
        [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => '"',
        [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => '\'',
        [(byte)'#', (byte)'x', .. var digits] when int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) => code,
        [(byte)'#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) => code,
        _ => -1,
    };

    private static void AppendCharacter(int code, ArrayBufferWriter<byte> to)
    {
        if (!Rune.TryCreate(code, out var rune))
        {
            throw new InvalidDataException("a text has an '&' that begins no character");
        }

        to.Advance(rune.EncodeToUtf8(to.GetSpan(4)));
    }
}
