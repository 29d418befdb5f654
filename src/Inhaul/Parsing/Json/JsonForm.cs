namespace Inhaul.Parsing.Json;

/// <summary>How the records of a JSON source follow one another.</summary>
internal enum JsonForm
{
    /// <summary>One record on each line: a line that is not JSON costs that line alone.</summary>
    Lines,

    /// <summary>One record after the other, on as many lines as each takes; a single record, too.</summary>
    Values,

    /// <summary>The elements of one array of a document.</summary>
    Array,
}
