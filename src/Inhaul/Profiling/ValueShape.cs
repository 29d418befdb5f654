namespace Inhaul.Profiling;

/// <summary>What one value looks like, before anything is decided about its column.</summary>
internal enum ValueShape : byte
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Words, or anything that is none of the others.</summary>
    Text,

    /// <summary>Letters and digits in one short word, such as <c>H1</c> or <c>051Y</c>: identifiers look like this.</summary>
    Code,

    /// <summary>A whole number of at most 18 digits.</summary>
    Integer,

    /// <summary>Digits that start with a zero, such as <c>007</c>.</summary>
    LeadingZeros,

    /// <summary>More digits than a 64-bit number holds.</summary>
    LongDigits,

    /// <summary>A number with a decimal point, such as <c>12.50</c>.</summary>
    Decimal,

    /// <summary>A number with separators between thousands or a decimal comma, such as <c>1,234.50</c>.</summary>
    GroupedNumber,

    /// <summary>A number with an exponent, such as <c>1.23E+11</c>.</summary>
    Scientific,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    TrueFalse,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary><c>2025-04-03</c>.</summary>
    IsoDate,

    /// <summary>A date of three numbers whose first can only be the day, such as <c>25/04/2025</c>.</summary>
    DayFirstDate,

    /// <summary>A date of three numbers whose second can only be the day, such as <c>04/25/2025</c>.</summary>
    MonthFirstDate,

    /// <summary>A date of three numbers that can be read both ways, such as <c>03/04/2025</c>.</summary>
    AmbiguousDate,

    /// <summary>A date with a time and no offset.</summary>
    Timestamp,

    /// <summary>A date with a time and an offset or <c>Z</c>.</summary>
    TimestampWithOffset,

    /// <summary>A UUID in its usual form with hyphens.</summary>
    Uuid,
}
