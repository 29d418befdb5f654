using Inhaul.Mapping;

namespace Inhaul.Processing;

/// <summary>Rows that wait to be written to a table.</summary>
/// <param name="Definition">The table, and what happens on a conflict.</param>
/// <param name="Rows">The rows, each with the position in its chunk of the row of the input that put it here.</param>
internal sealed record BufferedTable(ImportDefinition Definition, RowBatch Rows)
{
    /// <summary>How many rows there were when the row in work began: it is undone by going back to that.</summary>
    public int Mark { get; set; }
}
