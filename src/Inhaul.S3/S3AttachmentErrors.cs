using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Inhaul.S3;

/// <summary>What errors of the SDK mean for attachments: whether another try may go better, and what a person can do.</summary>
internal static class S3AttachmentErrors
{
    // Refusals of a request that came damaged or too slowly, and not of what it asked for.
    private static readonly HashSet<string> Passing = new(["RequestTimeout", "IncompleteBody", "BadDigest", "XAmzContentSHA256Mismatch", "OperationAborted"], StringComparer.Ordinal);

    /// <summary>Whether an error says that nothing is there.</summary>
    public static bool IsNotFound(Exception failure) => failure is AmazonServiceException { StatusCode: System.Net.HttpStatusCode.NotFound, ErrorCode: not "NoSuchBucket" };

    /// <summary>What to throw instead.</summary>
    public static AttachmentStorageException Translate(Exception failure, S3Address address)
    {
        // What the content itself found out while it was sent comes wrapped in what the connection made of it.
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is AttachmentStorageException own)
            {
                return own;
            }
        }

        return failure switch
        {
            AmazonServiceException { ErrorCode: "NoSuchBucket" } => Permanent($"there is no bucket {address.Bucket}"),
            AmazonServiceException refusal when (int)refusal.StatusCode is 408 or 429 or >= 500 || Passing.Contains(refusal.ErrorCode ?? "") => new AttachmentStorageException(
                string.Create(CultureInfo.InvariantCulture, $"the storage says {(int)refusal.StatusCode} {refusal.ErrorCode}"), isTransient: true, RetryAfter(refusal), failure),
            AmazonServiceException { StatusCode: System.Net.HttpStatusCode.NotFound } => Permanent($"{address} does not exist"),
            AmazonServiceException { StatusCode: System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.Unauthorized } refusal => Permanent(
                $"{address} is forbidden ({(int)refusal.StatusCode} {refusal.ErrorCode}). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL, and what the key is allowed"),
            AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.BadRequest } refusal => Permanent($"the storage says {(int)refusal.StatusCode} {refusal.ErrorCode}: {refusal.Message}"),
            AmazonServiceException or HttpRequestException or IOException => new AttachmentStorageException(
                $"no connection ({(failure.InnerException ?? failure).Message})", isTransient: true, retryAfter: null, failure),
            _ => Permanent("there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE"),
        };

        AttachmentStorageException Permanent(string message) => new(message, isTransient: false, retryAfter: null, failure);
    }

    private static TimeSpan? RetryAfter(AmazonServiceException refusal)
    {
        IWebResponseData? response = (refusal.InnerException as HttpErrorResponseException)?.Response;
        var said = response?.GetHeaderValue("Retry-After");
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }
}
