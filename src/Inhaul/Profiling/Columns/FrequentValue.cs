namespace Inhaul.Profiling.Columns;

/// <summary>A value that is counted by itself.</summary>
/// <param name="Value">The value.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Count">How often it occurred since it was taken in.</param>
internal sealed record FrequentValue(byte[] Value, ulong Hash, long Count);
