using System.Globalization;
using Inhaul.Mapping;

namespace Inhaul.Processing.Rules;

/// <summary>Makes rules about ranges, compared in the type of the field.</summary>
internal static class Ranges
{
    /// <summary>The rule of a field.</summary>
    /// <exception cref="InvalidConfigurationException">Values of the field have no order, or the bounds are none of them.</exception>
    public static FieldRule Of(RowField field, object min, object max, Severity severity) => field.Type switch
    {
        ColumnType.Integer => Of(field, (_, cell) => cell.Bits, min, max, severity),
        ColumnType.Decimal => Of(field, (rows, cell) => decimal.Parse(rows.Text(cell), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), min, max, severity),
        ColumnType.Double => Of(field, (_, cell) => cell.Double, min, max, severity),
        ColumnType.Date => Of(field, (_, cell) => DateOnly.FromDayNumber((int)cell.Bits), min, max, severity),
        ColumnType.Timestamp => Of(field, (_, cell) => new DateTime(cell.Bits, DateTimeKind.Unspecified), min, max, severity),
        ColumnType.TimestampTz => Of(field, (_, cell) => new DateTimeOffset(cell.Bits, TimeSpan.Zero), min, max, severity),
        _ => throw new InvalidConfigurationException($"{field.Property.Name} is neither a number nor a date nor a time, so it has no range."),
    };

    private static RangeRule<TValue> Of<TValue>(RowField field, Func<RowBatch, Cell, TValue> read, object min, object max, Severity severity)
        where TValue : IComparable<TValue>
    {
        var (least, most) = (Bound<TValue>(field, min), Bound<TValue>(field, max));
        return least.CompareTo(most) <= 0
            ? new RangeRule<TValue>(read, least, most, severity)
            : throw new InvalidConfigurationException($"The range of {field.Property.Name} ends before it begins.");
    }

    private static TValue Bound<TValue>(RowField field, object bound)
    {
        try
        {
            return bound is TValue value ? value : (TValue)Convert.ChangeType(bound, typeof(TValue), CultureInfo.InvariantCulture);
        }
        catch (Exception problem) when (problem is InvalidCastException or FormatException or OverflowException)
        {
            throw new InvalidConfigurationException($"The range of {field.Property.Name} cannot end at a {TypeName.Of(bound.GetType())}; give it bounds of the type {TypeName.Of(field.ValueType)}.");
        }
    }
}
