using System.Text.Json;

namespace Inhaul.Folders;

/// <summary>Writes the tokens of a value one after the other without white space, each as it stands in the input.</summary>
/// <param name="buffer">Where it is written; as long as the input.</param>
internal sealed class CompactJson(byte[] buffer)
{
    private bool _isBehindValue;

    /// <summary>How much is written.</summary>
    public int Length { get; private set; }

    /// <summary>Writes the token that a reader stands on.</summary>
    /// <returns>Where it starts and ends.</returns>
    public (int Start, int End) Write(ref Utf8JsonReader reader)
    {
        var token = reader.TokenType;
        var isEnd = token is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (_isBehindValue && !isEnd)
        {
            buffer[Length++] = (byte)',';
        }

        var start = Length;
        var isText = token is JsonTokenType.String or JsonTokenType.PropertyName;
        if (isText)
        {
            buffer[Length++] = (byte)'"';
        }

        reader.ValueSpan.CopyTo(buffer.AsSpan(Length));
        Length += reader.ValueSpan.Length;
        if (isText)
        {
            buffer[Length++] = (byte)'"';
        }

        if (token == JsonTokenType.PropertyName)
        {
            buffer[Length++] = (byte)':';
        }

        _isBehindValue = isEnd || !(token is JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);
        return (start, Length);
    }
}
