namespace Inhaul.S3;

/// <summary>Where objects are: a bucket, and a key or a pattern of keys in it.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key; with * and ? it stands for all keys that match.</param>
internal sealed record S3Address(string Bucket, string Key)
{
    /// <summary>How a location in such a place begins.</summary>
    public const string Scheme = "s3://";

    /// <summary>Whether it stands for any number of objects.</summary>
    public bool IsPattern => Key.AsSpan().ContainsAny('*', '?');

    /// <summary>What all keys begin with that match.</summary>
    public string Prefix => Key.AsSpan().IndexOfAny('*', '?') is >= 0 and var wildcard ? Key[..wildcard] : Key;

    /// <summary>Reads <c>s3://bucket/key</c>.</summary>
    /// <exception cref="InvalidConfigurationException">It lacks the bucket or the key.</exception>
    public static S3Address Parse(string location)
    {
        var slash = location.IndexOf('/', Scheme.Length);
        return slash > Scheme.Length && slash < location.Length - 1
            ? new S3Address(location[Scheme.Length..slash], location[(slash + 1)..])
            : throw new InvalidConfigurationException($"'{location}' names no object. Write s3://bucket/key, or s3://bucket/folder/*.csv for several.");
    }

    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
