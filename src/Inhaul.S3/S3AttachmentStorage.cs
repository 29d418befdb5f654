using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace Inhaul.S3;

/// <summary>Contents of attachments as objects of a bucket. An object appears whole or not at all; that is the storage's own promise.</summary>
/// <param name="client">Asks for it.</param>
/// <param name="folder">Where they are.</param>
internal sealed class S3AttachmentStorage(IAmazonS3 client, S3Folder folder) : IAttachmentStorage, IDisposable
{
    /// <summary>What was sent and not confirmed: a try whose answer was lost may have gone well, and then the content is new all the same.</summary>
    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Location => folder.ToString();

    /// <summary>Whether a location is in such a place.</summary>
    public static bool Holds(string location) => location.StartsWith(S3Address.Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a place.</summary>
    /// <param name="location">Where it is, as <c>s3://bucket/prefix</c>.</param>
    /// <exception cref="InvalidConfigurationException">It is not written so, or the environment does not say enough.</exception>
    public static S3AttachmentStorage Open(string location) => new(S3Client.Connect(), S3Folder.Parse(location));

    /// <inheritdoc/>
    public async Task<bool> PutAsync(string address, AttachmentContent content, CancellationToken cancellationToken)
    {
        // A short question saves the upload of what a process had put there before it was killed, or what another puts there now.
        if (await FindAsync(address, cancellationToken) is not { } found || found.Length != content.Length)
        {
            _begun[address] = true;
            await PutNewAsync(address, content, cancellationToken);
        }

        return _begun.TryRemove(address, out _);
    }

    /// <inheritdoc/>
    public Task<StoredContent?> FindAsync(string address, CancellationToken cancellationToken) => AskAsync(address, async at =>
    {
        try
        {
            var found = await client.GetObjectMetadataAsync(at.Bucket, at.Key, cancellationToken);
            return new StoredContent(address, found.ContentLength, Time(found.LastModified));
        }
        catch (Exception failure) when (S3AttachmentErrors.IsNotFound(failure))
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string address, CancellationToken cancellationToken) => AskAsync(address, async at =>
        (await client.GetObjectAsync(at.Bucket, at.Key, cancellationToken)).ResponseStream);

    /// <inheritdoc/>
    public Task DeleteAsync(string address, CancellationToken cancellationToken) => AskAsync(address, async at =>
    {
        try
        {
            await client.DeleteObjectAsync(at.Bucket, at.Key, cancellationToken);
        }
        catch (Exception failure) when (S3AttachmentErrors.IsNotFound(failure))
        {
            // Some storages say so when nothing is there.
        }

        return true;
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredContent> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = folder.Bucket, Prefix = folder.Prefix + prefix };
        for (var isMore = true; isMore;)
        {
            var page = await AskAsync(prefix, _ => client.ListObjectsV2Async(request, cancellationToken));
            foreach (var found in page.S3Objects ?? [])
            {
                yield return new StoredContent(found.Key[folder.Prefix.Length..], found.Size ?? 0, Time(found.LastModified));
            }

            request.ContinuationToken = page.NextContinuationToken;
            isMore = page.IsTruncated == true;
        }
    }

    public void Dispose() => client.Dispose();

    private Task<bool> PutNewAsync(string address, AttachmentContent content, CancellationToken cancellationToken) => AskAsync(address, async at =>
    {
        await using var stream = content.Open();
        var request = new PutObjectRequest
        {
            BucketName = at.Bucket,
            Key = at.Key,
            InputStream = stream,
            AutoCloseStream = false,
            ContentType = content.MediaType,

            // Not every storage takes the signature of each chunk out of the object again. So the file is read twice, first for the hash
            // that is sent along, and whatever arrives otherwise is refused.
            UseChunkEncoding = false,
        };
        request.Headers.ContentLength = content.Length;
        var put = await client.PutObjectAsync(request, cancellationToken);
        var kept = await client.GetObjectMetadataAsync(at.Bucket, at.Key, cancellationToken);
        return kept.ContentLength == content.Length && kept.ETag == put.ETag
            ? true
            : throw new AttachmentStorageException($"the storage kept {kept.ContentLength} of {content.Length} bytes, or another object", isTransient: true);
    });

    private async Task<T> AskAsync<T>(string address, Func<S3Address, Task<T>> askAsync)
    {
        var at = folder.At(address);
        try
        {
            return await askAsync(at);
        }
        catch (Exception failure) when (S3Errors.IsOne(failure))
        {
            throw S3AttachmentErrors.Translate(failure, at);
        }
    }

    private static DateTimeOffset Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : DateTimeOffset.MaxValue;
}
