namespace Inhaul.S3;

/// <summary>A part of a bucket: all keys that begin with a prefix.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What keys begin with: empty, or a folder with a slash at its end.</param>
internal sealed record S3Folder(string Bucket, string Prefix)
{
    /// <summary>Reads <c>s3://bucket</c> or <c>s3://bucket/prefix</c>.</summary>
    /// <exception cref="InvalidConfigurationException">It lacks the bucket.</exception>
    public static S3Folder Parse(string location)
    {
        var parts = location[S3Address.Scheme.Length..].Split('/', 2);
        var prefix = parts.ElementAtOrDefault(1)?.Trim('/') ?? "";
        return parts[0].Length > 0
            ? new S3Folder(parts[0], prefix.Length > 0 ? $"{prefix}/" : "")
            : throw new InvalidConfigurationException($"'{location}' names no bucket. Write s3://bucket, or s3://bucket/folder for a part of it.");
    }

    /// <summary>Where something under the prefix is.</summary>
    public S3Address At(string name) => new(Bucket, Prefix + name);

    public override string ToString() => $"{S3Address.Scheme}{Bucket}{(Prefix.Length > 0 ? "/" : "")}{Prefix.TrimEnd('/')}";
}
