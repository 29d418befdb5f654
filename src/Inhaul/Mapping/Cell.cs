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

/// <summary>One typed value in 16 bytes; longer ones lie in the text of their <see cref="RowBatch"/>.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">The length of its text in bytes, where it has one.</param>
/// <param name="Bits">Its value, or where its text starts.</param>
internal readonly record struct Cell(CellKind Kind, int Length, long Bits)
{
    /// <summary>Whether the value lies in the text of the batch.</summary>
    public bool HasText => Kind is CellKind.Text or CellKind.Decimal or CellKind.Uuid;

    /// <summary>The value of a <see cref="CellKind.Double"/>.</summary>
    public double Double => BitConverter.Int64BitsToDouble(Bits);
}
