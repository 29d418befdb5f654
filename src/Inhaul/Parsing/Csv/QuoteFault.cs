namespace Inhaul.Parsing.Csv;

/// <summary>How the quotes of a record are broken.</summary>
internal enum QuoteFault
{
    /// <summary>Not at all; a quote inside an unquoted field is text.</summary>
    None,

    /// <summary>Text follows the closing quote of a field.</summary>
    TextAfterClosing,

    /// <summary>A quote is opened and never closed, so that the rest of the input belongs to the record.</summary>
    NeverClosed,
}
