namespace Inhaul.Writing;

/// <summary>What writing one row changed in the table.</summary>
/// <param name="Row">The row's position in its batch; once it is spooled, in its chunk.</param>
/// <param name="Fields">The fields that differ from before; all of them when the table did not hold the row's key.</param>
internal sealed record RowChange(int Row, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>The change of a row.</summary>
    /// <param name="row">Its position.</param>
    /// <param name="wasHeld">Whether the table held its key before.</param>
    /// <param name="now">The text of each field now.</param>
    /// <param name="before">The text of each field before; not looked at where there was no row.</param>
    /// <param name="differs">Per field, whether its value differs; not looked at where there was no row.</param>
    public static RowChange Of(int row, bool wasHeld, string?[] now, string?[] before, bool[] differs) => new(
        row,
        [.. Enumerable.Range(0, now.Length).Where(field => !wasHeld || differs[field]).Select(field => new FieldChange(field, wasHeld ? before[field] : null, now[field]))]);
}
