namespace Inhaul.Processing.Rules;

/// <summary>One end of a range in the type in which values are compared.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsExcluded">Whether the value itself is out of the range.</param>
internal sealed record RangeBound<TValue>(TValue Value, bool IsExcluded = false);
