using System.IO.Enumeration;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Inhaul.Fetching;

namespace Inhaul.S3;

/// <summary>Objects in S3, or in storage that speaks its language. Endpoint, region and credentials come from where every program of AWS takes them.</summary>
internal sealed class S3Place : IRemotePlace
{
    private const int MostObjects = 10_000;

    // Most commands never come here, and the libraries of AWS are large to load.
    private IAmazonS3? _client;

    /// <inheritdoc/>
    public string Form => "s3://bucket/key";

    /// <inheritdoc/>
    public bool Holds(string location) => location.StartsWith(S3Address.Scheme, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IRemoteFile>> FindAsync(string location, CancellationToken cancellationToken)
    {
        var address = S3Address.Parse(location);
        if (!address.IsPattern)
        {
            return [new S3File(Client, address)];
        }

        var keys = await KeysAsync(address, cancellationToken);
        return keys.Count > 0
            ? [.. keys.Order(StringComparer.Ordinal).Select(key => new S3File(Client, address with { Key = key }))]
            : throw new InvalidConfigurationException($"Nothing in {S3Address.Scheme}{address.Bucket} matches {address.Key}.");
    }

    private IAmazonS3 Client => _client ??= Connect();

    private async Task<List<string>> KeysAsync(S3Address address, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        var request = new ListObjectsV2Request { BucketName = address.Bucket, Prefix = address.Prefix };
        try
        {
            for (var isMore = true; isMore;)
            {
                var page = await Client.ListObjectsV2Async(request, cancellationToken);
                keys.AddRange((page.S3Objects ?? []).Select(found => found.Key).Where(key => !key.EndsWith('/') && FileSystemName.MatchesSimpleExpression(address.Key, key, ignoreCase: false)));
                if (keys.Count > MostObjects)
                {
                    throw new InvalidConfigurationException($"{address} matches more than {MostObjects} objects. Import them in parts.");
                }

                request.ContinuationToken = page.NextContinuationToken;
                isMore = page.IsTruncated == true;
            }
        }
        catch (Exception failure) when (S3Errors.IsOne(failure))
        {
            var meaning = S3Errors.Translate(failure, address);
            throw meaning is RemoteTroubleException ? new IOException($"{address} cannot be listed now: {meaning.Message}. Run the same command again later.") : meaning;
        }

        return keys;
    }

    private static AmazonS3Client Connect()
    {
        var config = new AmazonS3Config
        {
            // Other stores than that of AWS refuse, or even keep, the trailing checksums that the SDK adds by itself.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,

            // A download that fails is taken up again by who knows how far it has come.
            MaxErrorRetry = 0,
        };
        if (Setting("AWS_ENDPOINT_URL_S3") is not null || Setting("AWS_ENDPOINT_URL") is not null)
        {
            // Few of them have a host name for every bucket.
            config.ForcePathStyle = true;
            config.AuthenticationRegion = Setting("AWS_REGION") ?? Setting("AWS_DEFAULT_REGION") ?? "us-east-1";
        }

        try
        {
            return new AmazonS3Client(config);
        }
        catch (AmazonClientException failure)
        {
            throw new InvalidConfigurationException(
                $"S3 cannot be used: {failure.Message} Set AWS_REGION, or AWS_ENDPOINT_URL for other storage than that of AWS.");
        }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
