namespace Inhaul;

/// <summary>Which refused rows are tried again: those with an error that has all of what is said here.</summary>
public sealed record RetryFilter
{
    /// <summary>The code of the error, see <see cref="RowErrorCodes"/>; null for any.</summary>
    public string? Code { get; init; }

    /// <summary>The column of the source at fault, whatever its case; null for any.</summary>
    public string? Column { get; init; }

    /// <summary>The first row, from 1; null for the first of the import.</summary>
    public long? FromRow { get; init; }

    /// <summary>The last row; null for the last of the import.</summary>
    public long? ToRow { get; init; }

    internal bool Means(RowError error) =>
        (Code is null || error.Code == Code)
        && (Column is null || string.Equals(error.Column, Column, StringComparison.OrdinalIgnoreCase))
        && (FromRow is null || error.Row >= FromRow)
        && (ToRow is null || error.Row <= ToRow);
}
