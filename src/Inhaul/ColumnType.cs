namespace Inhaul;

/// <summary>The type of a column of the target.</summary>
public enum ColumnType
{
    /// <summary>Text, kept exactly as it is.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>An exact decimal number.</summary>
    Decimal,

    /// <summary>A floating-point number of 64 bits; exponents are allowed.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>A day with a time, without a time zone.</summary>
    Timestamp,

    /// <summary>An instant: a day with a time and an offset; kept in UTC.</summary>
    TimestampTz,

    /// <summary>A UUID.</summary>
    Uuid,
}
