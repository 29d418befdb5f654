namespace Inhaul.Stores;

/// <summary>The refused rows of an import with one code and column.</summary>
/// <param name="Code">The code.</param>
/// <param name="Column">The column; null for the row as a whole.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Example">The message of the first.</param>
/// <param name="Row">The number of the first row.</param>
/// <param name="Line">The line of the first row.</param>
internal sealed record ErrorGroup(string Code, string? Column, long Count, string Example, long Row, long Line);
