using System.Text;
using System.Text.Json;

namespace Inhaul.Sources;

/// <summary>Tells JSON from other text that begins with a bracket, by really reading it.</summary>
internal static class JsonBeginning
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>Whether content that begins like that is JSON, be it broken further on.</summary>
    public static bool Is(ReadOnlySpan<byte> start)
    {
        start = Utf8(start);
        start = (start.StartsWith("\uFEFF"u8) ? start[3..] : start).TrimStart(" \t\r\n"u8);
        return start is [(byte)'{' or (byte)'[', ..] && (BeginsWell(start) || IsRecord(SecondLine(start)));
    }

    private static ReadOnlySpan<byte> Utf8(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] or [not 0, 0, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(start[..(start.Length & ~1)])),
        [0xFE, 0xFF, ..] or [0, not 0, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(start[..(start.Length & ~1)])),
        _ => start,
    };

    /// <summary>
    /// Whether the first value is one as far as it can be seen, with nothing on its line that CSV would have there; or is so far
    /// in when it breaks that it was meant as one: behind a name, or behind a value on another line.
    /// </summary>
    private static bool BeginsWell(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(Options));
        var (hasName, hasValue) = (false, false);
        try
        {
            while (reader.Read())
            {
                hasName |= reader.TokenType == JsonTokenType.PropertyName;
                hasValue |= reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject);
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    return text[(int)reader.BytesConsumed..].TrimStart(" \r"u8) is [] or [(byte)'\n' or (byte)'{' or (byte)'[', ..];
                }
            }

            return true;
        }
        catch (JsonException exception)
        {
            return hasName || (hasValue && exception.LineNumber > 0);
        }
    }

    private static ReadOnlySpan<byte> SecondLine(ReadOnlySpan<byte> text)
    {
        var rest = text[(text.IndexOf((byte)'\n') + 1)..].TrimStart(" \t\r\n"u8);
        return rest.IndexOf((byte)'\n') is >= 0 and var end ? rest[..end] : rest;
    }

    private static bool IsRecord(ReadOnlySpan<byte> line)
    {
        if (line is not [(byte)'{' or (byte)'[', ..])
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(line, Options);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
