namespace Inhaul.Sources;

/// <summary>Opens content in its file, packed or not.</summary>
internal static class UnpackedContent
{
    private const int PackedBufferBytes = 1 << 17;

    /// <summary>How a file is packed, by how it begins.</summary>
    public static Packing PackingOf(ReadOnlySpan<byte> start) => start switch
    {
        [0x1F, 0x8B, 8, ..] => Packing.Gzip,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] or [(byte)'P', (byte)'K', 7, 8, ..] => Packing.Zip,
        _ => Packing.None,
    };

    /// <summary>Opens content for reading from start to end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="packing">How it is packed.</param>
    /// <param name="entry">The entry of a zip file.</param>
    /// <param name="shown">What to call the content in an error.</param>
    /// <exception cref="InvalidConfigurationException">The file is gone or unreadable.</exception>
    /// <exception cref="InvalidDataException">The file is damaged; reading may find that out later, too.</exception>
    public static Stream Open(InputFile file, Packing packing, string? entry, string shown) => packing switch
    {
        Packing.Gzip => new GzipContent(Buffered(file), shown),
        Packing.Zip => ZipContent.Open(Buffered(file), entry!, shown),
        _ => file.Open(),
    };

    private static BufferedStream Buffered(InputFile file) => new(file.Open(), PackedBufferBytes);
}
