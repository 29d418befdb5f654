namespace Inhaul.Profiling.Columns;

/// <summary>One bin of a histogram.</summary>
/// <param name="From">The number it starts with.</param>
/// <param name="Count">How many numbers it has.</param>
internal sealed record HistogramBin(double From, long Count);
