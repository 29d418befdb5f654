using Amazon.Runtime;
using Inhaul.Fetching;

namespace Inhaul.S3;

/// <summary>What the errors of the SDK mean: whether they may pass, and what a person can do.</summary>
internal static class S3Errors
{
    /// <summary>Whether an error is one of the SDK, or of the connection below it.</summary>
    public static bool IsOne(Exception failure) => failure is AmazonClientException or AmazonServiceException or HttpRequestException or IOException;

    /// <summary>What to throw instead.</summary>
    public static Exception Translate(Exception failure, S3Address address) => failure switch
    {
        AmazonServiceException { StatusCode: var status } refusal when (int)status is 429 or >= 500 => new RemoteTroubleException($"the storage says {(int)status} {refusal.ErrorCode}"),
        AmazonServiceException { ErrorCode: "NoSuchBucket" } => new InvalidConfigurationException($"There is no bucket {address.Bucket}."),
        AmazonServiceException { StatusCode: System.Net.HttpStatusCode.NotFound } => new InvalidConfigurationException($"{address} does not exist."),
        AmazonServiceException { StatusCode: >= System.Net.HttpStatusCode.BadRequest } refusal => new InvalidConfigurationException(
            $"{address} may not be read ({(int)refusal.StatusCode} {refusal.ErrorCode}). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL, and what the key is allowed."),
        AmazonServiceException or HttpRequestException or IOException => new RemoteTroubleException($"no connection ({(failure.InnerException ?? failure).Message})"),
        _ => new InvalidConfigurationException($"{address} cannot be fetched: there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE."),
    };
}
