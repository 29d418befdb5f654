namespace Inhaul.Reporting.Previews;

/// <summary>What becomes of one column of a row.</summary>
/// <param name="Column">The target column.</param>
/// <param name="Old">What the table holds; null for no value, and where it has no such row.</param>
/// <param name="New">What it will hold; null for no value.</param>
internal sealed record PreviewedChange(string Column, string? Old, string? New);
