using System.Globalization;
using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>The least and the most that a number, a date or a time may be.</summary>
/// <typeparam name="TValue">The type in which values are compared.</typeparam>
/// <param name="read">Reads a value.</param>
/// <param name="min">The least.</param>
/// <param name="max">The most.</param>
/// <param name="severity">Whether a row that breaks it is refused.</param>
internal sealed class RangeRule<TValue>(Func<RowBatch, Cell, TValue> read, TValue min, TValue max, Severity severity) : FieldRule(RowErrorCodes.NotInRange, severity)
    where TValue : IComparable<TValue>
{
    private readonly string _message = $"is not between {Text(min)} and {Text(max)}";

    /// <inheritdoc/>
    public override string? Broken(RowBatch rows, in Cell cell)
    {
        var value = read(rows, cell);
        return value.CompareTo(min) < 0 || value.CompareTo(max) > 0 ? _message : null;
    }

    private static string Text(TValue bound) => bound switch
    {
        DateOnly or DateTime or DateTimeOffset => ((IFormattable)bound).ToString(bound is DateOnly ? "yyyy-MM-dd" : "s", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bound}"),
    };
}
