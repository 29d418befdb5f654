using System.Globalization;
using Inhaul.Profiling;

namespace Inhaul.Mapping.Suggesting;

/// <summary>Whether what a column holds can be what a field takes.</summary>
internal static class TypeFit
{
    /// <summary>Why the column is hardly meant for the field, and whether that is beyond doubt; null when its values fit.</summary>
    /// <param name="field">The field.</param>
    /// <param name="seen">The column's values; null when they are not known yet.</param>
    public static (bool IsCertain, string Why)? Misfit(MappingField field, ColumnEvidence? seen)
    {
        if (seen is null || seen.Filled == 0 || field.HasFormats || ShapesOf(field.Type) is not { } shapes)
        {
            return null;
        }

        var misfits = seen.Filled - shapes.Sum(shape => seen[shape]);
        if (misfits <= seen.Filled * TypeInference.Tolerance)
        {
            return null;
        }

        var example = Enum.GetValues<ValueShape>().Where(shape => shape != ValueShape.Empty && !shapes.Contains(shape)).Select(seen.First).OfType<ColumnEvidence.Example>().MinBy(example => example.Line)!;
        return (misfits * 2 > seen.Filled, string.Create(
            CultureInfo.InvariantCulture, $"{misfits:N0} of {seen.Filled:N0} values are no {Word.Of(field.Type)}, the first is '{example.Value}' on line {example.Line}"));
    }

    private static ValueShape[]? ShapesOf(ColumnType type) => type switch
    {
        ColumnType.Integer => [ValueShape.Integer, ValueShape.LeadingZeros, ValueShape.GroupedNumber],
        ColumnType.Decimal => [ValueShape.Integer, ValueShape.LeadingZeros, ValueShape.LongDigits, ValueShape.Decimal, ValueShape.GroupedNumber],
        ColumnType.Double => [ValueShape.Integer, ValueShape.LeadingZeros, ValueShape.LongDigits, ValueShape.Decimal, ValueShape.GroupedNumber, ValueShape.Scientific],
        ColumnType.Boolean => [ValueShape.TrueFalse, ValueShape.YesNo, ValueShape.Integer],
        ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampTz =>
            [ValueShape.IsoDate, ValueShape.DayFirstDate, ValueShape.MonthFirstDate, ValueShape.AmbiguousDate, ValueShape.Timestamp, ValueShape.TimestampWithOffset],
        ColumnType.Uuid => [ValueShape.Uuid],
        _ => null,
    };
}
