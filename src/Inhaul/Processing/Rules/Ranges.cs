using System.Globalization;
using System.Text;
using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>Makes rules about ranges, compared in the type of the field.</summary>
internal static class Ranges
{
    /// <summary>The rule of a property.</summary>
    /// <exception cref="InvalidConfigurationException">Values of the field have no order, or the bounds are none of them.</exception>
    public static FieldRule Of(RowField field, object min, object max, Severity severity) =>
        Of(new Ends(field.Type, field.Property.Name, TypeName.Of(field.ValueType), new RangeBound<object>(min), new RangeBound<object>(max)), severity);

    /// <summary>The rule of a field whose bounds are kept with its import.</summary>
    /// <exception cref="InvalidConfigurationException">Values of the field have no order, or the bounds are none of them.</exception>
    public static FieldRule Of(FieldDefinition field, RangeEnd? min, RangeEnd? max) =>
        Of(new Ends(field.Type, field.Column, Word.Of(field.Type), BoundOf(min), BoundOf(max)), Severity.Error);

    private static FieldRule Of(Ends ends, Severity severity) => ends.Type switch
    {
        ColumnType.Integer => Of(ends, (_, cell) => cell.Bits, severity),
        ColumnType.Decimal => Of(ends, (rows, cell) => Number(rows.Text(cell)), severity),
        ColumnType.Double => Of(ends, (_, cell) => cell.Double, severity),
        ColumnType.Date => Of(ends, (_, cell) => DateOnly.FromDayNumber((int)cell.Bits), severity),
        ColumnType.Timestamp => Of(ends, (_, cell) => new DateTime(cell.Bits, DateTimeKind.Unspecified), severity),
        ColumnType.TimestampTz => Of(ends, (_, cell) => new DateTimeOffset(cell.Bits, TimeSpan.Zero), severity),
        _ => throw new InvalidConfigurationException($"{ends.Name} is neither a number nor a date nor a time, so it has no range."),
    };

    private static RangeRule<TValue> Of<TValue>(Ends ends, Func<RowBatch, Cell, TValue> read, Severity severity)
        where TValue : IComparable<TValue>
    {
        var (least, most) = (Bound(ends, ends.Min, read), Bound(ends, ends.Max, read));
        return least is null || most is null || least.Value.CompareTo(most.Value) <= 0
            ? new RangeRule<TValue>(read, least, most, severity)
            : throw new InvalidConfigurationException($"The range of {ends.Name} ends before it begins.");
    }

    private static RangeBound<TValue>? Bound<TValue>(Ends ends, RangeBound<object>? end, Func<RowBatch, Cell, TValue> read)
    {
        try
        {
            return end is null ? null : new RangeBound<TValue>(end.Value is TValue value ? value : Converted(ends.Type, end.Value, read), end.IsExcluded);
        }
        catch (Exception problem) when (problem is InvalidCastException or FormatException or OverflowException)
        {
            throw new InvalidConfigurationException($"The range of {ends.Name} cannot end at a {TypeName.Of(end!.Value.GetType())}; give it bounds of the type {ends.TypeName}.");
        }
    }

    /// <summary>A bound in the type of the values; text is read as the ledger keeps it, in ISO 8601.</summary>
    private static TValue Converted<TValue>(ColumnType type, object bound, Func<RowBatch, Cell, TValue> read)
    {
        if (bound is not string text)
        {
            return (TValue)Convert.ChangeType(bound, typeof(TValue), CultureInfo.InvariantCulture);
        }

        var rows = new RowBatch(1);
        return ValueReader.TryRead(new FieldDefinition("", "", type, null), Encoding.UTF8.GetBytes(text), rows, out var cell) && cell.Kind != CellKind.Null
            ? read(rows, cell)
            : throw new FormatException();
    }

    /// <summary>A number of more digits than a <see cref="decimal"/> has is beyond every bound.</summary>
    private static decimal Number(ReadOnlySpan<byte> text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : text[0] == '-' ? decimal.MinValue
        : decimal.MaxValue;

    private static RangeBound<object>? BoundOf(RangeEnd? end) => end is null ? null : new RangeBound<object>(end.Value, end.IsExcluded);

    private sealed record Ends(ColumnType Type, string Name, string TypeName, RangeBound<object>? Min, RangeBound<object>? Max);
}
