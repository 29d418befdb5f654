namespace Inhaul.Mapping;

/// <summary>The values that the rows of a chunk have in the fields of a reference, of refused rows too, so that they can be looked up all at once.</summary>
/// <param name="positions">The positions of the fields in the definition, in the order of the reference's columns.</param>
/// <param name="reference">Where the values have to exist.</param>
internal sealed class ReferencedValues(int[] positions, FieldReference reference)
{
    /// <summary>The positions of the fields in the definition.</summary>
    public IReadOnlyList<int> Fields => positions;

    /// <summary>Where the values have to exist.</summary>
    public FieldReference Reference => reference;

    /// <summary>One row of values for each row that has all of them.</summary>
    public RowBatch Values { get; } = new(positions.Length);

    /// <summary>The values of a field's reference.</summary>
    public static ReferencedValues Of(ImportDefinition definition, int position)
    {
        var reference = definition.Fields[position].Reference!;
        return new ReferencedValues([position, .. (reference.With ?? []).Select(joined => definition.Position(joined.Field))], reference);
    }

    /// <summary>Takes the values of the last row of a batch.</summary>
    public void Take(RowBatch rows)
    {
        var last = rows.Count - 1;
        if (rows.LacksAny(last, positions))
        {
            return;
        }

        // Texts are kept before the row is added, since both may move what holds them.
        Span<Cell> kept = positions.Length <= 8 ? stackalloc Cell[positions.Length] : new Cell[positions.Length];
        for (var i = 0; i < kept.Length; i++)
        {
            var cell = rows[last][positions[i]];
            kept[i] = cell.HasText ? Values.Keep(cell.Kind, rows.Text(cell)) : cell;
        }

        kept.CopyTo(Values.Add(rows.IndexInChunk(last)));
    }
}
