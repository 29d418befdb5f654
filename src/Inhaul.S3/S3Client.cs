using Amazon.Runtime;
using Amazon.S3;

namespace Inhaul.S3;

/// <summary>Makes clients of S3, or of storage that speaks its language. Endpoint, region and credentials come from where every program of AWS takes them.</summary>
internal static class S3Client
{
    /// <summary>A new client, which tries nothing again by itself.</summary>
    /// <exception cref="InvalidConfigurationException">The environment does not say enough.</exception>
    public static IAmazonS3 Connect()
    {
        var config = new AmazonS3Config
        {
            // Other stores than that of AWS refuse, or even keep, the trailing checksums that the SDK adds by itself.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,

            // What fails is taken up again by who knows how far it has come, and how patient people are.
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
