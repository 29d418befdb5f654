using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Security;
using System.Security.Cryptography;

namespace Inhaul.Buckets;

/// <summary>The objects of a bucket, and what is answered about them.</summary>
internal sealed class BucketObjects
{
    private const int PageKeys = 100;

    private readonly ConcurrentDictionary<string, DateTime> _writtenAt = new(StringComparer.Ordinal);

    /// <summary>What is kept, by key.</summary>
    public ConcurrentDictionary<string, byte[]> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers a request.</summary>
    public BucketAnswer Answer(BucketRequest request, byte[] body)
    {
        const string bucket = $"/{BucketServer.Bucket}";
        if (request.Path.TrimEnd('/') == bucket)
        {
            return List(request);
        }

        return !request.Path.StartsWith($"{bucket}/", StringComparison.Ordinal) ? BucketAnswer.Error(HttpStatusCode.NotFound, "NoSuchBucket") : Answer(request, request.Path[(bucket.Length + 1)..], body);
    }

    private BucketAnswer Answer(BucketRequest request, string key, byte[] body)
    {
        switch (request.Method)
        {
            case "PUT":
                return Put(request, key, body);
            case "DELETE":
                Contents.TryRemove(key, out _);
                return new BucketAnswer(HttpStatusCode.NoContent, []);
            default:
                return Contents.TryGetValue(key, out var content) ? Get(request, key, content) : BucketAnswer.Error(HttpStatusCode.NotFound, "NoSuchKey");
        }
    }

    private BucketAnswer Put(BucketRequest request, string key, byte[] body)
    {
        // As a storage that does not know this encoding, and would keep it as if it were the content.
        var sha256 = request["x-amz-content-sha256"] ?? "";
        if ((request["Content-Encoding"] ?? "").Contains("aws-chunked", StringComparison.Ordinal) || sha256.StartsWith("STREAMING-", StringComparison.Ordinal))
        {
            return BucketAnswer.Error(HttpStatusCode.BadRequest, "NotImplemented");
        }

        if (sha256 != "UNSIGNED-PAYLOAD" && sha256 != Convert.ToHexStringLower(SHA256.HashData(body)))
        {
            return BucketAnswer.Error(HttpStatusCode.BadRequest, "XAmzContentSHA256Mismatch");
        }

        Contents[key] = body;
        _writtenAt[key] = DateTime.UtcNow;
        return new BucketAnswer(HttpStatusCode.OK, [], ("ETag", Tag(body)));
    }

    private BucketAnswer Get(BucketRequest request, string key, byte[] content)
    {
        (string, string)[] headers = [("ETag", Tag(content)), ("Last-Modified", WrittenAt(key).ToString("R", CultureInfo.InvariantCulture)), ("Accept-Ranges", "bytes")];
        if (request["Range"] is not { } asked)
        {
            return new BucketAnswer(HttpStatusCode.OK, content, headers);
        }

        var ends = asked["bytes=".Length..].Split('-');
        var from = int.Parse(ends[0], CultureInfo.InvariantCulture);
        var to = ends[1].Length > 0 ? Math.Min(int.Parse(ends[1], CultureInfo.InvariantCulture), content.Length - 1) : content.Length - 1;
        return from > to
            ? BucketAnswer.Error(HttpStatusCode.RequestedRangeNotSatisfiable, "InvalidRange")
            : new BucketAnswer(HttpStatusCode.PartialContent, content[from..(to + 1)], [.. headers, ("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{content.Length}"))]);
    }

    private BucketAnswer List(BucketRequest request)
    {
        var after = request.Query.GetValueOrDefault("continuation-token") ?? "";
        var prefix = request.Query.GetValueOrDefault("prefix") ?? "";
        var found = Contents.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var page = found.Take(PageKeys).ToList();
        var more = found.Count > page.Count ? $"<IsTruncated>true</IsTruncated><NextContinuationToken>{SecurityElement.Escape(page[^1].Key)}</NextContinuationToken>" : "<IsTruncated>false</IsTruncated>";
        var contents = page.Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"<Contents><Key>{SecurityElement.Escape(one.Key)}</Key><Size>{one.Value.Length}</Size><LastModified>{WrittenAt(one.Key):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}</LastModified></Contents>"));
        return BucketAnswer.Xml(HttpStatusCode.OK, $"<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{more}{string.Concat(contents)}</ListBucketResult>");
    }

    private DateTime WrittenAt(string key) => _writtenAt.GetValueOrDefault(key, DateTime.UnixEpoch);

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "It is what the tag of an object is.")]
    private static string Tag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
}
