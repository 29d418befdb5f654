using Inhaul.Mapping.Cleaning;

namespace Inhaul.Mapping;

/// <summary>What there is to say about the rows of a chunk besides which are good: asked for where a chunk is delivered, and nowhere else.</summary>
/// <param name="definition">The definition of the import.</param>
internal sealed class ChunkNotes(ImportDefinition definition)
{
    /// <summary>What cleaning changed.</summary>
    public CleaningTally Cleaned { get; } = new();

    /// <summary>The values to be looked up, per field with a reference.</summary>
    public ReferencedValues[] References { get; } =
    [
        .. from position in Enumerable.Range(0, definition.Fields.Count)
           where definition.Fields[position].Reference is not null
           select ReferencedValues.Of(definition, position),
    ];

    /// <summary>What is odd about rows that are good all the same, by their position in the chunk.</summary>
    public Dictionary<int, IReadOnlyList<RowError>> Warnings { get; } = [];

    /// <summary>Notes what there is to say of the last row of a batch, whether it is refused or not.</summary>
    public void Look(RowBatch rows)
    {
        foreach (var reference in References)
        {
            reference.Take(rows);
        }
    }
}
