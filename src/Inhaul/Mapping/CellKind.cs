namespace Inhaul.Mapping;

/// <summary>What a cell holds.</summary>
internal enum CellKind : byte
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>UTF-8 text in the batch.</summary>
    Text,

    /// <summary>A decimal number as its digits in the batch: optional minus, digits, optional point and digits.</summary>
    Decimal,

    /// <summary>A UUID as 36 lower-case characters in the batch.</summary>
    Uuid,

    /// <summary>A 64-bit whole number.</summary>
    Integer,

    /// <summary>The bits of a 64-bit floating-point number.</summary>
    Double,

    /// <summary>0 or 1.</summary>
    Boolean,

    /// <summary>Days since 0001-01-01.</summary>
    Date,

    /// <summary>Ticks of 100 ns since 0001-01-01, without a time zone.</summary>
    Timestamp,

    /// <summary>Ticks of 100 ns since 0001-01-01 in UTC.</summary>
    TimestampTz,
}
