using Inhaul.Sources.Workbooks.Xls;
using Inhaul.Sources.Workbooks.Xlsx;

namespace Inhaul.Sources.Workbooks;

/// <summary>Tells workbooks from other content that is packed alike.</summary>
internal static class WorkbookSniffer
{
    /// <summary>Parts of archives that hold no rows, and what to call such an archive.</summary>
    private static readonly (string Part, string Name)[] Others =
    [
        ("xl/workbook.bin", "a binary workbook (xlsb)"),
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
        ("META-INF/manifest.xml", "an OpenDocument file"),
    ];

    /// <summary>Whether content begins as a zip archive does.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8);

    /// <summary>Whether content begins as the files of old office programs do.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> start) => start.StartsWith(CompoundFile.Signature);

    /// <summary>What an archive is.</summary>
    /// <exception cref="InvalidConfigurationException">It holds no workbook, or is damaged.</exception>
    public static ContentKind InArchive(Stream content, string name) => Damage.Told(name, () =>
    {
        using var parts = new XlsxParts(content, name, new SourceLimits());
        if (parts.Has("[Content_Types].xml") && parts.RelationsOf("").Any(relation => relation.Is("officeDocument") && relation.Part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            && !Others.Any(other => other.Part == relation.Part)))
        {
            return ContentKind.Workbook;
        }

        var other = Array.Find(Others, other => parts.Has(other.Part)).Name ?? "a zip archive without a workbook in it";
        throw new InvalidConfigurationException($"{name} is {other}, which is not read. Save the rows as CSV, JSON or a workbook (xlsx) and import that.");
    });
}
