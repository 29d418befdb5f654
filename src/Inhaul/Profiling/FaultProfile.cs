namespace Inhaul.Profiling;

/// <summary>Rows that cannot be read for one reason.</summary>
/// <param name="Code">The reason, one of <see cref="RowErrorCodes"/>.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Lines">The lines of the first of them.</param>
/// <param name="Message">What is wrong with the first.</param>
internal sealed record FaultProfile(string Code, long Rows, IReadOnlyList<long> Lines, string Message);
