namespace Inhaul.Testing;

/// <summary>A new value for a refused row.</summary>
/// <param name="Row">The row's number in its import, from 1.</param>
/// <param name="Column">The column of the input.</param>
/// <param name="Value">What shall stand there instead.</param>
public sealed record Correction(long Row, string Column, string Value);
