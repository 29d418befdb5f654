using System.Globalization;
using System.Net;
using System.Text;

namespace Inhaul.Tests.Fetching;

/// <summary>What a web server answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
internal sealed record WebAnswer(HttpStatusCode Status, byte[] Body)
{
    /// <summary>The headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>How many bytes of the body are sent before the connection is dropped; null for all of it.</summary>
    public int? DropAfter { get; init; }

    /// <summary>An answer with text.</summary>
    public static WebAnswer Text(string text) => new(HttpStatusCode.OK, Encoding.UTF8.GetBytes(text));

    /// <summary>An answer without content.</summary>
    public static WebAnswer Of(HttpStatusCode status, params (string, string)[] headers) => new(status, []) { Headers = headers };

    /// <summary>A file, or the part of it that was asked for if it is still the same.</summary>
    public static WebAnswer File(WebQuestion request, byte[] content, string tag)
    {
        var asked = request["Range"];
        if (asked is null || (request["If-Range"] ?? request["If-Match"]) is { } wanted && wanted != tag)
        {
            return new WebAnswer(HttpStatusCode.OK, content) { Headers = [("ETag", tag), ("Accept-Ranges", "bytes")] };
        }

        var from = int.Parse(asked["bytes=".Length..^1], CultureInfo.InvariantCulture);
        return from >= content.Length
            ? Of(HttpStatusCode.RequestedRangeNotSatisfiable, ("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes */{content.Length}")))
            : new WebAnswer(HttpStatusCode.PartialContent, content[from..])
            {
                Headers = [("ETag", tag), ("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{content.Length - 1}/{content.Length}"))],
            };
    }
}
