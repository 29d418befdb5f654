namespace Inhaul.Sources;

/// <summary>What the content of a source is, whatever its name says.</summary>
internal enum ContentKind
{
    /// <summary>Lines of text with a separator between their fields, or at fixed places.</summary>
    Delimited,

    /// <summary>JSON: one document, or one value after the other.</summary>
    Json,

    /// <summary>A workbook in the Office Open XML format (xlsx).</summary>
    Workbook,

    /// <summary>A workbook in the binary format before that (xls).</summary>
    LegacyWorkbook,
}
