namespace Inhaul.Profiling.Sensitive;

/// <summary>Sensitive data in a column.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="Count">How many values are it, or have it in their text.</param>
/// <param name="Share">That as a share of the filled values, from 0 to 1.</param>
/// <param name="FirstLine">The line of the first.</param>
/// <param name="Samples">A few of them, masked.</param>
internal sealed record SensitiveFinding(SensitiveKind Kind, FindingConfidence Confidence, long Count, double Share, long FirstLine, IReadOnlyList<string> Samples);
