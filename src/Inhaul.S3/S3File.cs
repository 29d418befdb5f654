using Amazon.S3;
using Amazon.S3.Model;
using Inhaul.Fetching;

namespace Inhaul.S3;

/// <summary>An object.</summary>
/// <param name="client">Asks for it.</param>
/// <param name="address">Where it is.</param>
internal sealed class S3File(IAmazonS3 client, S3Address address) : IRemoteFile
{
    /// <inheritdoc/>
    public string Shown => address.ToString();

    /// <inheritdoc/>
    public async Task<RemotePart> OpenAsync(long from, string? version, CancellationToken cancellationToken)
    {
        var request = new GetObjectRequest { BucketName = address.Bucket, Key = address.Key };
        if (from > 0)
        {
            request.ByteRange = new ByteRange($"bytes={from}-");
            request.EtagToMatch = version;
        }

        try
        {
            var response = await client.GetObjectAsync(request, cancellationToken);
            var total = from + response.ContentLength;
            return new RemotePart(response.ResponseStream, from, total, response.ETag, address.Key.Split('/')[^1], response);
        }
        catch (AmazonS3Exception changed) when (from > 0 && (int)changed.StatusCode is 412 or 416)
        {
            return await OpenAsync(0, null, cancellationToken);
        }
        catch (Exception failure) when (S3Errors.IsOne(failure))
        {
            throw S3Errors.Translate(failure, address);
        }
    }
}
