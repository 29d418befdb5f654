using System.Security.Cryptography;

namespace Inhaul.Sources;

/// <summary>Reads the content of a source once from end to end, at the speed of the disk: what identifies it, what it is, and how to read it as text.</summary>
internal static class SourceInspection
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Reads a file, or an entry of a zip file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="packing">How it is packed.</param>
    /// <param name="entry">The entry; null for the whole file.</param>
    /// <param name="inflation">Watches what is unpacked; null when nothing is.</param>
    /// <param name="cancellationToken">Stops the reading; nothing was changed.</param>
    /// <exception cref="InvalidConfigurationException">The content is damaged or cannot be an import.</exception>
    public static async Task<SourceFile> InspectAsync(InputFile file, Packing packing, string? entry, Inflation? inflation, CancellationToken cancellationToken)
    {
        var shown = entry is null ? file.Shown : $"{file.Shown}/{entry}";
        try
        {
            await using var content = UnpackedContent.Open(file, packing, entry, shown);
            return await InspectAsync(content, shown, inflation, cancellationToken) with
            {
                Path = file.Path,
                Name = entry is null ? file.Name : $"{file.Name}/{entry}",
                Packing = packing,
                Entry = entry,
                Origin = file.Origin,
            };
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidConfigurationException(damage.Message);
        }
        catch (InvalidConfigurationException refusal) when (entry is not null)
        {
            throw new InvalidConfigurationException($"{refusal.Message} {ZipDirectory.Remedy}");
        }
    }

    private static async Task<SourceFile> InspectAsync(Stream content, string shown, Inflation? inflation, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var detector = new SourceEncodingDetector();
        var buffer = new byte[BufferBytes];
        var read = await content.ReadAtLeastAsync(buffer, ContentSniffer.MostBytes, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
        {
            throw new InvalidConfigurationException($"{shown} is empty: there is nothing to import.");
        }

        var kind = ContentSniffer.Sniff(buffer.AsSpan(0, Math.Min(read, ContentSniffer.MostBytes)), shown);
        var bytes = 0L;
        do
        {
            inflation?.Add(read);
            hash.AppendData(buffer, 0, read);
            detector.Observe(buffer.AsSpan(0, read));
            bytes += read;
            read = await content.ReadAsync(buffer, cancellationToken);
        }
        while (read > 0);

        try
        {
            return new SourceFile("", shown, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), detector.Decide()) { Kind = kind };
        }
        catch (InvalidConfigurationException refusal)
        {
            throw new InvalidConfigurationException($"{shown} {refusal.Message}");
        }
    }
}
