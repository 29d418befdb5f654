using Inhaul.Sources.Workbooks;

namespace Inhaul.Sources;

/// <summary>Tells what content is from how it begins. What cannot be an import is refused with one sentence.</summary>
internal static class ContentSniffer
{
    private const int MostBytes = 4096;

    /// <summary>Beginnings of files that hold no rows, and what to call them.</summary>
    private static readonly (byte[] Start, string Name)[] Others =
    [
        ([.. "%PDF-"u8], "a PDF document"),
        ([0x89, .. "PNG"u8], "a picture (PNG)"),
        ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
        ([.. "GIF8"u8], "a picture (GIF)"),
        ([.. "II*\0"u8], "a picture (TIFF)"),
        ([.. "MM\0*"u8], "a picture (TIFF)"),
        ([.. "SQLite format 3\0"u8], "an SQLite database"),
        ([.. "PAR1"u8], "a Parquet file"),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
        ([.. "Rar!"u8], "a RAR archive"),
        ([0xFD, .. "7zXZ"u8], "compressed with xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard"),
        ([.. "BZh"u8], "compressed with bzip2"),
        ([0x7F, .. "ELF"u8], "a program"),
        ([.. "MZ"u8, 0x90, 0], "a program"),
    ];

    /// <summary>What a stream's content is; it is read from its start and stands there again afterwards.</summary>
    /// <param name="content">The content; it can seek.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidConfigurationException">It cannot be an import.</exception>
    public static ContentKind Sniff(Stream content, string name)
    {
        var start = new byte[MostBytes];
        var length = content.ReadAtLeast(start, MostBytes, throwOnEndOfStream: false);
        var kind = WorkbookSniffer.IsArchive(start.AsSpan(0, length)) ? WorkbookSniffer.InArchive(content, name) : Sniff(start.AsSpan(0, length), name);
        content.Position = 0;
        return kind;
    }

    /// <summary>What content is that begins with some bytes.</summary>
    /// <exception cref="InvalidConfigurationException">It cannot be an import.</exception>
    public static ContentKind Sniff(ReadOnlySpan<byte> start, string name)
    {
        foreach (var (other, what) in Others)
        {
            if (start.StartsWith(other))
            {
                throw new InvalidConfigurationException($"{name} is {what}, which holds no rows to import. Export the data as CSV, JSON or a workbook and import that.");
            }
        }

        return WorkbookSniffer.IsCompoundFile(start) ? ContentKind.LegacyWorkbook : ContentKind.Delimited;
    }

    /// <summary>A kind as people say it.</summary>
    public static string Describe(ContentKind kind) => kind switch
    {
        ContentKind.Json => "JSON",
        ContentKind.Workbook => "a workbook (xlsx)",
        ContentKind.LegacyWorkbook => "a workbook (xls)",
        _ => "text",
    };
}
