namespace Inhaul.Reporting.Previews;

/// <summary>A column of a written row that holds something else than was predicted.</summary>
/// <param name="Column">The target column.</param>
/// <param name="Predicted">What it was to hold; null for no value.</param>
/// <param name="Happened">What it holds; null for no value, and where the row is gone.</param>
internal sealed record DriftedValue(string Column, string? Predicted, string? Happened);
