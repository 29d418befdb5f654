namespace Inhaul.Profiling.Columns;

/// <summary>One bar of a chart.</summary>
/// <param name="Label">What it counts: a value, or the range that its values lie in.</param>
/// <param name="Count">How many there are.</param>
internal sealed record HistogramBar(string Label, long Count);
