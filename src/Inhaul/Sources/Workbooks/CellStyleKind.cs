namespace Inhaul.Sources.Workbooks;

/// <summary>What a cell with a number shows.</summary>
internal enum CellStyleKind
{
    /// <summary>The number; signs of currencies and percent, colours and separators do not count.</summary>
    Number,

    /// <summary>The number with zeros in front, as in <c>00000</c>.</summary>
    Masked,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A date with a time.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A time that passed, which may be longer than a day, as in <c>[h]:mm</c>.</summary>
    Elapsed,
}
