namespace Inhaul.Intake;

/// <summary>A key that several rows have.</summary>
/// <param name="Values">Its values, in the order of the key's columns.</param>
/// <param name="Rows">How many rows have it.</param>
/// <param name="Lines">The lines of the first of them.</param>
internal sealed record RepeatedKey(IReadOnlyList<string> Values, long Rows, IReadOnlyList<long> Lines);
