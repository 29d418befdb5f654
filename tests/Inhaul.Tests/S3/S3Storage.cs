using System.Net;
using System.Security.Cryptography;
using System.Text;
using Inhaul.Tests.Fetching;

namespace Inhaul.Tests.S3;

/// <summary>A storage of a test that speaks the language of S3 as far as it is needed: signed requests, buckets by path, parts, lists in pages.</summary>
internal sealed class S3Storage : IDisposable
{
    private const int PageKeys = 2;

    private readonly SortedDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    public S3Storage() => Server = new WebServer(Answer);

    /// <summary>The server.</summary>
    public WebServer Server { get; }

    /// <summary>How many of the next requests are answered that the storage is busy.</summary>
    public int Busy { get; set; }

    /// <summary>After how many bytes a download is dropped; null for never.</summary>
    public int? DropAfter { get; set; }

    /// <summary>Stores an object in the bucket <c>shop</c>.</summary>
    public void Put(string key, string content) => _objects[key] = Encoding.UTF8.GetBytes(content);

    public void Dispose() => Server.Dispose();

    private WebAnswer Answer(WebQuestion request)
    {
        if (request["Authorization"] is not { } signature || !signature.StartsWith("AWS4-HMAC-SHA256 Credential=tester/", StringComparison.Ordinal) || !signature.Contains("Signature=", StringComparison.Ordinal))
        {
            return Error(HttpStatusCode.Forbidden, "AccessDenied");
        }

        if (Busy-- > 0)
        {
            return Error(HttpStatusCode.ServiceUnavailable, "SlowDown");
        }

        var target = new Uri(new Uri(Server.Url), request.Target);
        var path = Uri.UnescapeDataString(target.AbsolutePath);
        return !path.StartsWith("/shop", StringComparison.Ordinal) ? Error(HttpStatusCode.NotFound, "NoSuchBucket")
            : path.TrimEnd('/') == "/shop" ? List(target.Query)
            : !_objects.TryGetValue(path["/shop/".Length..], out var content) ? Error(HttpStatusCode.NotFound, "NoSuchKey")
            : Get(request, content);
    }

    private WebAnswer Get(WebQuestion request, byte[] content)
    {
        // As of an object that was uploaded in two parts; otherwise it would have to be the MD5 of the content.
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}-2\"";
        if (request["If-Match"] is { } wanted && wanted != tag)
        {
            return Error(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        }

        var answer = WebAnswer.File(request, content, tag);
        return DropAfter < answer.Body.Length ? answer with { DropAfter = DropAfter } : answer;
    }

    private WebAnswer List(string query)
    {
        var asked = query[1..].Split('&').Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""));
        var after = asked.GetValueOrDefault("continuation-token") ?? "";
        var keys = _objects.Keys.Where(key => key.StartsWith(asked.GetValueOrDefault("prefix") ?? "", StringComparison.Ordinal) && string.CompareOrdinal(key, after) > 0).ToList();
        var page = keys.Take(PageKeys).ToList();
        var more = keys.Count > page.Count ? $"<IsTruncated>true</IsTruncated><NextContinuationToken>{page[^1]}</NextContinuationToken>" : "<IsTruncated>false</IsTruncated>";
        return Xml(HttpStatusCode.OK, $"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{more}{string.Concat(page.Select(key => $"<Contents><Key>{key}</Key></Contents>"))}</ListBucketResult>");
    }

    private static WebAnswer Error(HttpStatusCode status, string code) => Xml(status, $"<Error><Code>{code}</Code><Message>{code}</Message></Error>");

    private static WebAnswer Xml(HttpStatusCode status, string xml) =>
        new(status, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}")) { Headers = [("Content-Type", "application/xml")] };
}
