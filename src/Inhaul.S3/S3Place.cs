using System.IO.Enumeration;
using Amazon.S3;
using Amazon.S3.Model;
using Inhaul.Fetching;

namespace Inhaul.S3;

/// <summary>Objects in S3, or in storage that speaks its language.</summary>
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

    private IAmazonS3 Client => _client ??= S3Client.Connect();

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
}
