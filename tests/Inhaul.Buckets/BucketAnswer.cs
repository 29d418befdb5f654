using System.Globalization;
using System.Net;
using System.Text;

namespace Inhaul.Buckets;

/// <summary>What a server answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body; of a HEAD it is only measured.</param>
/// <param name="Headers">The headers.</param>
internal sealed record BucketAnswer(HttpStatusCode Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    /// <summary>An error with a code of S3.</summary>
    public static BucketAnswer Error(HttpStatusCode status, string code) => Xml(status, $"<Error><Code>{code}</Code><Message>{code}</Message></Error>");

    /// <summary>That the storage is busy, with the one or the other of its words for it.</summary>
    public static BucketAnswer Busy(int? retryAfter)
    {
        var answer = retryAfter is null ? Error(HttpStatusCode.InternalServerError, "InternalError") : Error(HttpStatusCode.ServiceUnavailable, "SlowDown");
        return retryAfter is { } seconds ? answer with { Headers = [.. answer.Headers, ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] } : answer;
    }

    /// <summary>An answer in XML.</summary>
    public static BucketAnswer Xml(HttpStatusCode status, string xml) =>
        new(status, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}"), ("Content-Type", "application/xml"));

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(Stream stream, bool isHead)
    {
        var length = Status == HttpStatusCode.NoContent ? "" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        var head = new StringBuilder($"HTTP/1.1 {(int)Status} {Status}\r\n{length}");
        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        await stream.WriteAsync((byte[])[.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. isHead ? [] : Body]);
    }
}
