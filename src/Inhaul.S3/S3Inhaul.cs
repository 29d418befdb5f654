using Inhaul.S3;

namespace Inhaul;

/// <summary>Says that contents of attachments are kept in a bucket.</summary>
public static class S3Inhaul
{
    /// <summary>
    /// Keeps the contents of attachments in a part of a bucket, of S3 or of what speaks its language: <c>AWS_ENDPOINT_URL</c>,
    /// <c>AWS_REGION</c> and the credentials come from the environment. Give every store a part of its own.
    /// </summary>
    /// <param name="inhaul">What is configured.</param>
    /// <param name="location">The part of the bucket: <c>s3://bucket/folder</c>.</param>
    public static InhaulBuilder UseS3Attachments(this InhaulBuilder inhaul, string location)
    {
        ArgumentNullException.ThrowIfNull(inhaul);
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        return inhaul.UseAttachments(() => S3AttachmentStorage.Open(location));
    }
}
