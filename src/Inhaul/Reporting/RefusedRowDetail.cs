namespace Inhaul.Reporting;

/// <summary>A refused row with its values as they stand now (corrected ones where there are any) and its current errors.</summary>
/// <param name="Row">Its number in the import.</param>
/// <param name="Line">Its line in the source.</param>
/// <param name="Values">Its values by source column.</param>
/// <param name="Errors">Why it is refused.</param>
internal sealed record RefusedRowDetail(long Row, long Line, IReadOnlyDictionary<string, string> Values, IReadOnlyList<RowError> Errors);
