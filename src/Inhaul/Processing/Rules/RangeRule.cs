using System.Globalization;
using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>The least and the most that a number, a date or a time may be.</summary>
/// <typeparam name="TValue">The type in which values are compared.</typeparam>
/// <param name="read">Reads a value.</param>
/// <param name="min">The least; null when there is none.</param>
/// <param name="max">The most; null when there is none.</param>
/// <param name="severity">Whether a row that breaks it is refused.</param>
internal sealed class RangeRule<TValue>(Func<RowBatch, Cell, TValue> read, RangeBound<TValue>? min, RangeBound<TValue>? max, Severity severity) : FieldRule(RowErrorCodes.NotInRange, severity)
    where TValue : IComparable<TValue>
{
    private readonly string? _between = min is { IsExcluded: false } && max is { IsExcluded: false } ? $"is not between {Text(min.Value)} and {Text(max.Value)}" : null;

    /// <inheritdoc/>
    public override string? Broken(RowBatch rows, in Cell cell)
    {
        var value = read(rows, cell);
        return min is not null && value.CompareTo(min.Value) is var below && (below < 0 || (min.IsExcluded && below == 0))
            ? _between ?? (min.IsExcluded ? $"is not more than {Text(min.Value)}" : $"is less than {Text(min.Value)}")
            : max is not null && value.CompareTo(max.Value) is var above && (above > 0 || (max.IsExcluded && above == 0))
                ? _between ?? (max.IsExcluded ? $"is not less than {Text(max.Value)}" : $"is more than {Text(max.Value)}")
                : null;
    }

    private static string Text(TValue bound) => bound switch
    {
        DateOnly or DateTime or DateTimeOffset => ((IFormattable)bound).ToString(bound is DateOnly ? "yyyy-MM-dd" : "s", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bound}"),
    };
}
