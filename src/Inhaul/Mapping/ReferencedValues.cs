namespace Inhaul.Mapping;

/// <summary>The values that the rows of a chunk have in a field with a reference, of refused rows too, so that they can be looked up all at once.</summary>
/// <param name="position">The position of the field in the definition.</param>
/// <param name="reference">Where the values have to exist.</param>
internal sealed class ReferencedValues(int position, FieldReference reference)
{
    /// <summary>The position of the field in the definition.</summary>
    public int Field => position;

    /// <summary>Where the values have to exist.</summary>
    public FieldReference Reference => reference;

    /// <summary>One value for each row that has one.</summary>
    public RowBatch Values { get; } = new(1);

    /// <summary>Takes the value of the last row of a batch.</summary>
    public void Take(RowBatch rows)
    {
        var cell = rows[rows.Count - 1][position];
        if (cell.Kind != CellKind.Null)
        {
            var kept = cell.HasText ? Values.Keep(cell.Kind, rows.Text(cell)) : cell;
            Values.Add(rows.IndexInChunk(rows.Count - 1))[0] = kept;
        }
    }
}
