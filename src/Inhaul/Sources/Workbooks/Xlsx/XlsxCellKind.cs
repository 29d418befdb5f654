namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>How the value of a cell stands in the file.</summary>
internal enum XlsxCellKind
{
    /// <summary>A number, which a style may make a date of.</summary>
    Number,

    /// <summary>The number of a text that cells share.</summary>
    SharedText,

    /// <summary>Text in place, such as the result of a formula.</summary>
    Text,

    /// <summary>1 or 0.</summary>
    Boolean,

    /// <summary>An error such as <c>#N/A</c>.</summary>
    Error,

    /// <summary>A date or time in ISO 8601.</summary>
    Time,
}
