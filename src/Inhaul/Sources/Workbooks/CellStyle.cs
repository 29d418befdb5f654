namespace Inhaul.Sources.Workbooks;

/// <summary>What the number format of a cell makes of its number.</summary>
/// <param name="Kind">What it is shown as.</param>
/// <param name="Mask">For a number whose zeros are shown: a zero for each digit, and what is shown between them.</param>
internal sealed record CellStyle(CellStyleKind Kind, string Mask = "")
{
    /// <summary>A number as it is.</summary>
    public static CellStyle Number { get; } = new(CellStyleKind.Number);
}
