namespace Inhaul.Mapping;

/// <summary>The corrected values of one row, by source column; they replace the whole row.</summary>
/// <param name="Row">The row's number in its import.</param>
/// <param name="Values">The value of each source column.</param>
internal sealed record RowPatch(long Row, IReadOnlyDictionary<string, string> Values);
