namespace Inhaul.Profiling;

/// <summary>What is in a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inferred">Its type with the evidence.</param>
/// <param name="Filled">How many rows have a value.</param>
/// <param name="FillRate">That as a share from 0 to 1.</param>
/// <param name="Distinct">About how many different values there are.</param>
/// <param name="Samples">A few values, the first ones that differ.</param>
/// <param name="LongestBytes">The length of the longest value, in bytes of UTF-8.</param>
internal sealed record ColumnProfile(
    string Name, InferredType Inferred, long Filled, double FillRate, long Distinct, IReadOnlyList<string> Samples, int LongestBytes);
