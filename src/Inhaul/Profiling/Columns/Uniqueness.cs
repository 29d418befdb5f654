namespace Inhaul.Profiling.Columns;

/// <summary>Whether a column identifies rows.</summary>
internal enum Uniqueness : byte
{
    /// <summary>Every row has a value, and no two are the same.</summary>
    Unique,

    /// <summary>Two rows have the same value.</summary>
    Repeated,

    /// <summary>A row has no value.</summary>
    Incomplete,

    /// <summary>There were too many rows and columns to find out in bounded memory; among those that were looked at, no two are the same.</summary>
    Undecided,
}
