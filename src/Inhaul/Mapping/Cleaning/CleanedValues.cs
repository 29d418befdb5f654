namespace Inhaul;

/// <summary>What one step of cleaning changed in one column of an import, in the rows that are not refused.</summary>
/// <param name="Column">The column of the source.</param>
/// <param name="Step">The word of the step, such as <c>trim</c> or <c>unit:GB</c>.</param>
/// <param name="Count">How many values.</param>
/// <param name="Samples">Up to three of them, the first by row.</param>
public sealed record CleanedValues(string Column, string Step, long Count, IReadOnlyList<CleanedValue> Samples);
