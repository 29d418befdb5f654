namespace Inhaul.Sources;

/// <summary>Watches how much comes out of a packed file, so that a small one cannot keep the engine busy with endless content.</summary>
/// <param name="name">What to call the file in an error.</param>
/// <param name="packedBytes">Its length.</param>
/// <param name="limits">What may come out of it.</param>
internal sealed class Inflation(string name, long packedBytes, SourceLimits limits)
{
    /// <summary>What may always come out, however small the file is.</summary>
    public const long Floor = 64 << 20;

    private readonly long _most = Math.Max(Floor, packedBytes * limits.InflationRatio);
    private long _bytes;

    /// <summary>More came out of the file.</summary>
    /// <exception cref="InvalidConfigurationException">It is too much.</exception>
    public void Add(int bytes)
    {
        _bytes += bytes;
        if (_bytes > limits.FileBytes)
        {
            throw new InvalidConfigurationException(
                $"{name} holds more than {limits.FileBytes} bytes when it is unpacked, which is the limit. Raise it with --limit file-bytes={limits.FileBytes * 2} if that is meant.");
        }

        if (_bytes > _most)
        {
            throw new InvalidConfigurationException(
                $"{name} unpacks to more than {limits.InflationRatio} times its {packedBytes} bytes, as files do that are made to fill disks. Raise the limit with --limit inflation-ratio={limits.InflationRatio * 10} if that is meant.");
        }
    }
}
