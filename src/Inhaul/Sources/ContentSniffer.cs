using Inhaul.Sources.Workbooks.Xls;

namespace Inhaul.Sources;

/// <summary>Tells what content is from how it begins. What cannot be an import is refused with one sentence.</summary>
internal static class ContentSniffer
{
    /// <summary>How much of its beginning is looked at.</summary>
    public const int MostBytes = 4096;

    /// <summary>What content is that begins with some bytes; a zip file is taken for the workbook that it may be.</summary>
    /// <exception cref="InvalidConfigurationException">It cannot be an import.</exception>
    public static ContentKind Sniff(ReadOnlySpan<byte> start, string name)
    {
        if (UnpackedContent.PackingOf(start) == Packing.Zip)
        {
            return ContentKind.Workbook;
        }

        if (start.StartsWith(CompoundFile.Signature))
        {
            return ContentKind.LegacyWorkbook;
        }

        ForeignContent.Refuse(start, name);
        return JsonBeginning.Is(start) ? ContentKind.Json : ContentKind.Delimited;
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
