namespace Inhaul;

/// <summary>One value that cleaning changed. What stood in the input is in the bytes of the row, which are kept as they were.</summary>
/// <param name="Row">The row's number in its import.</param>
/// <param name="Before">The value before the step, shortened to 200 characters.</param>
/// <param name="After">The value after it, shortened likewise; empty for no value.</param>
public sealed record CleanedValue(long Row, string Before, string After);
