using System.Text;
using System.Text.Json;

namespace Inhaul.Folders;

/// <summary>Changes one value of an object in JSON without white space. Everything else stays as it is written.</summary>
internal static class JsonEdit
{
    /// <summary>Sets the text at a path; what is missing on the way there is added, and what is no object gives way.</summary>
    /// <param name="json">The object, from <c>{</c> to <c>}</c>.</param>
    /// <param name="path">The names, from the outside in.</param>
    /// <param name="value">The text.</param>
    public static byte[] Set(ReadOnlySpan<byte> json, ReadOnlySpan<string> path, string value)
    {
        var reader = new Utf8JsonReader(json);
        for (var open = 0; reader.Read();)
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == open)
            {
                // The object ends without the name.
                var end = (int)reader.TokenStartIndex;
                return [.. json[..end], .. json[end - 1] == '{' ? default : ","u8, .. Member(path[open..], value), .. json[end..]];
            }

            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != open + 1 || !reader.ValueTextEquals(path[open]))
            {
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && open + 1 < path.Length)
            {
                open++;
                continue;
            }

            reader.Skip();
            return [.. json[..start], .. Member(path[open..], value), .. json[(int)reader.BytesConsumed..]];
        }

        throw new ArgumentException("This is no object in JSON.", nameof(json));
    }

    private static byte[] Member(ReadOnlySpan<string> path, string value)
    {
        var inside = path.Length == 1 ? Text(value) : [(byte)'{', .. Member(path[1..], value), (byte)'}'];
        return [.. Text(path[0]), (byte)':', .. inside];
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}\"");
}
