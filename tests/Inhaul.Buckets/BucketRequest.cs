using System.Globalization;
using System.Text;

namespace Inhaul.Buckets;

/// <summary>What a server was asked, without the body.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">The path and the query.</param>
/// <param name="Headers">The headers, by name.</param>
internal sealed record BucketRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A header; null when there is none.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <summary>How long the body is.</summary>
    public int BodyBytes => int.Parse(this["Content-Length"] ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The path, unescaped.</summary>
    public string Path => Uri.UnescapeDataString(Target.Split('?')[0]);

    /// <summary>What the query says, by name.</summary>
    public IReadOnlyDictionary<string, string> Query { get; } = Target.Split('?', 2).Skip(1).SelectMany(query => query.Split('&')).Select(part => part.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);

    /// <summary>Whether somebody has signed it. The signature itself is believed.</summary>
    public bool IsSignedBy(string accessKey) => this["Authorization"] is { } signature
        && signature.StartsWith($"AWS4-HMAC-SHA256 Credential={accessKey}/", StringComparison.Ordinal) && signature.Contains("Signature=", StringComparison.Ordinal);

    /// <summary>Reads the next request of a connection; null when there is none any more.</summary>
    public static async Task<BucketRequest?> ReadAsync(Stream received)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (head.Length < 4 || head[^1] != '\n' || head[^3] != '\n')
        {
            if (await received.ReadAsync(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var start = lines[0].Split(' ');
        return new BucketRequest(start[0], start[1], headers);
    }

    /// <summary>Reads the body, or a part of it.</summary>
    public async Task<byte[]> ReadBodyAsync(Stream received, Stream answers, int bytes)
    {
        if (string.Equals(this["Expect"], "100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await answers.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
        }

        var body = new byte[bytes];
        await received.ReadExactlyAsync(body);
        return body;
    }
}
