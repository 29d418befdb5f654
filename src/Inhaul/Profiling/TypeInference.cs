using System.Globalization;

namespace Inhaul.Profiling;

/// <summary>
/// Decides a column's type from the evidence of all its values, and refuses to guess: what can be read in two ways,
/// or would lose something when read as a number, stays text until a person decides.
/// </summary>
internal static class TypeInference
{
    /// <summary>The largest share of filled values that may contradict a type. They are refused as row errors, never bent to fit.</summary>
    public const double Tolerance = 0.05;

    /// <summary>Why a column is text that nothing else was ever likely for.</summary>
    public const string Words = "words";

    /// <summary>The type of a column.</summary>
    /// <param name="name">The column's name, for the remedies in its problems.</param>
    /// <param name="seen">All its values.</param>
    public static InferredType Of(string name, ColumnEvidence seen)
    {
        var filled = seen.Filled;
        if (filled == 0)
        {
            return Text("no values to tell from");
        }

        return Identifiers(name, seen)
            ?? Numbers(name, seen)
            ?? Fits(name, seen, ColumnType.Boolean, null, "true or false", ValueShape.TrueFalse)
            ?? Fits(name, seen, ColumnType.Boolean, null, "yes or no", ValueShape.YesNo)
            ?? Dates(name, seen)
            ?? Fits(name, seen, ColumnType.Uuid, null, "UUIDs", ValueShape.Uuid)
            ?? Otherwise(name, seen);
    }

    /// <summary>What kind of dates a column has, and how they are written; null when most of its values are none.</summary>
    /// <param name="name">The column's name, for the remedies in its problems.</param>
    /// <param name="seen">All its values.</param>
    public static InferredType? Dates(string name, ColumnEvidence seen)
    {
        if (seen.Filled == 0)
        {
            return null;
        }

        var iso = Fits(name, seen, ColumnType.Date, null, "dates as yyyy-MM-dd", ValueShape.IsoDate)
            ?? Fits(name, seen, ColumnType.Timestamp, null, "dates with times", ValueShape.Timestamp)
            ?? Fits(name, seen, ColumnType.TimestampTz, null, "dates with times and offsets", ValueShape.TimestampWithOffset);
        if (iso is not null)
        {
            return iso;
        }

        var (dayFirst, monthFirst, ambiguous) = (seen[ValueShape.DayFirstDate], seen[ValueShape.MonthFirstDate], seen[ValueShape.AmbiguousDate]);
        var dates = dayFirst + monthFirst + ambiguous;
        if (dates < seen.Filled * (1 - Tolerance))
        {
            return null;
        }

        var separator = seen.DateSeparator;
        var dayFormat = $"d{separator}M{separator}yyyy";
        var monthFormat = $"M{separator}d{separator}yyyy";
        if (seen.OddDateSeparators > 0)
        {
            return Text("dates with different separators", $"say --column {name}:date:{dayFormat} or another format; values in other formats are then refused");
        }

        if (dayFirst > 0 && monthFirst == 0)
        {
            return Fits(name, seen, ColumnType.Date, dayFormat, $"dates as day{separator}month{separator}year: '{seen.First(ValueShape.DayFirstDate)!.Value}' can be read in no other way",
                ValueShape.DayFirstDate, ValueShape.AmbiguousDate);
        }

        if (monthFirst > 0 && dayFirst == 0)
        {
            return Fits(name, seen, ColumnType.Date, monthFormat, $"dates as month{separator}day{separator}year: '{seen.First(ValueShape.MonthFirstDate)!.Value}' can be read in no other way",
                ValueShape.MonthFirstDate, ValueShape.AmbiguousDate);
        }

        return dayFirst > 0
            ? Text(
                $"dates in both orders: '{seen.First(ValueShape.DayFirstDate)!.Value}' and '{seen.First(ValueShape.MonthFirstDate)!.Value}'",
                $"day and month change places within the column; decide with --column {name}:date:{dayFormat} or --column {name}:date:{monthFormat}")
            : Text(
                $"'{seen.First(ValueShape.AmbiguousDate)!.Value}' can be day or month first, and no value decides it",
                $"decide with --column {name}:date:{dayFormat} or --column {name}:date:{monthFormat}");
    }

    private static InferredType? Identifiers(string name, ColumnEvidence seen)
    {
        var digits = seen[ValueShape.Integer] + seen[ValueShape.LeadingZeros] + seen[ValueShape.LongDigits];
        var numbers = digits + seen[ValueShape.Decimal] + seen[ValueShape.Scientific] + seen[ValueShape.GroupedNumber];
        if (numbers < seen.Filled / 2.0)
        {
            return null;
        }

        if (seen.First(ValueShape.LeadingZeros) is { } zeros)
        {
            return Text($"identifiers: '{zeros.Value}' on line {zeros.Line} starts with a zero that a number would lose");
        }

        if (seen.First(ValueShape.LongDigits) is { } longDigits)
        {
            return Text($"identifiers: '{longDigits.Value}' on line {longDigits.Line} has more digits than a 64-bit number holds");
        }

        if (seen.First(ValueShape.Scientific) is { } scientific)
        {
            return Text(
                $"numbers with an exponent, such as '{scientific.Value}' on line {scientific.Line}, are no identifiers and no exact numbers",
                $"'{scientific.Value}' looks like a long number that a spreadsheet shortened; if these are measurements, say --column {name}:double");
        }

        if (seen.First(ValueShape.GroupedNumber) is { } grouped && seen[ValueShape.GroupedNumber] > seen.Filled * Tolerance)
        {
            return Text(
                $"'{grouped.Value}' on line {grouped.Line} has separators that can mean thousands or decimals",
                $"'{grouped.Value}' is not read as a number, since '1,234' can be 1234 or 1.234; export the column without thousands separators to get numbers");
        }

        return seen.First(ValueShape.Code) is { } code
            ? Text($"identifiers: digits beside codes such as '{code.Value}' on line {code.Line}")
            : null;
    }

    private static InferredType? Numbers(string name, ColumnEvidence seen) =>
        Fits(name, seen, ColumnType.Integer, null, "whole numbers", ValueShape.Integer)
        ?? Fits(name, seen, ColumnType.Decimal, null, "decimal numbers", ValueShape.Integer, ValueShape.Decimal);

    private static InferredType? Fits(string name, ColumnEvidence seen, ColumnType type, string? format, string what, params ReadOnlySpan<ValueShape> shapes)
    {
        long fitting = 0;
        foreach (var shape in shapes)
        {
            fitting += seen[shape];
        }

        var misfits = seen.Filled - fitting;
        if (fitting == 0 || misfits > seen.Filled * Tolerance)
        {
            return null;
        }

        var why = misfits == 0
            ? string.Create(CultureInfo.InvariantCulture, $"all {seen.Filled:N0} values are {what}")
            : string.Create(CultureInfo.InvariantCulture, $"{fitting:N0} of {seen.Filled:N0} values are {what}");
        return new InferredType(type, format, why, misfits, misfits == 0 ? [] : [Misfit(name, seen, shapes, misfits, type)]) { Fitting = shapes.ToArray() };
    }

    private static string Misfit(string name, ColumnEvidence seen, ReadOnlySpan<ValueShape> fitting, long misfits, ColumnType type)
    {
        ColumnEvidence.Example? first = null;
        foreach (var shape in Enum.GetValues<ValueShape>())
        {
            if (shape != ValueShape.Empty && !fitting.Contains(shape) && seen.First(shape) is { } example && (first is null || example.Line < first.Line))
            {
                first = example;
            }
        }

        return string.Create(CultureInfo.InvariantCulture,
            $"{misfits:N0} of {seen.Filled:N0} values do not fit, the first is '{first!.Value}' on line {first.Line}; their rows are refused as {Word.Of(type)}, --column {name}:text takes them all");
    }

    private static InferredType Otherwise(string name, ColumnEvidence seen)
    {
        var kinds = new (string What, long Count)[]
        {
            ("numbers", seen[ValueShape.Integer] + seen[ValueShape.Decimal]),
            ("dates", seen[ValueShape.IsoDate] + seen[ValueShape.DayFirstDate] + seen[ValueShape.MonthFirstDate] + seen[ValueShape.AmbiguousDate]
                + seen[ValueShape.Timestamp] + seen[ValueShape.TimestampWithOffset]),
            ("true or false", seen[ValueShape.TrueFalse] + seen[ValueShape.YesNo]),
        };
        var (what, count) = kinds.MaxBy(kind => kind.Count);
        return count >= seen.Filled / 2.0
            ? Text(
                string.Create(CultureInfo.InvariantCulture, $"mixed: {count:N0} of {seen.Filled:N0} values are {what}, the others are not"),
                $"mixed types; if the {what} are meant, say --column {name}:type and the other rows are refused")
            : Text(Words);
    }

    private static InferredType Text(string why, params string[] problems) => new(ColumnType.Text, null, why, 0, problems);
}
