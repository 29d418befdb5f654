namespace Inhaul.Mapping;

/// <summary>One typed value in 16 bytes; longer ones lie in the text of their <see cref="RowBatch"/>.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">The length of its text in bytes, where it has one.</param>
/// <param name="Bits">Its value, or where its text starts.</param>
internal readonly record struct Cell(CellKind Kind, int Length, long Bits)
{
    /// <summary>Whether the value lies in the text of the batch.</summary>
    public bool HasText => Kind is CellKind.Text or CellKind.Decimal or CellKind.Uuid;

    /// <summary>The value of a <see cref="CellKind.Double"/>.</summary>
    public double Double => BitConverter.Int64BitsToDouble(Bits);
}
