namespace Inhaul.Parsing;

/// <summary>Why a record cannot be read: its fields would be doubtful. Or what was found against it before it was read.</summary>
/// <param name="Code">The stable word for it, one of <see cref="RowErrorCodes"/>.</param>
/// <param name="Message">What is wrong and what would be right, for people.</param>
internal sealed record RecordFault(string Code, string Message)
{
    /// <summary>The column that is wrong, where the others can be read; null when it is the record as a whole.</summary>
    public string? Column { get; init; }

    /// <summary>The value that is wrong; null for none.</summary>
    public string? Value { get; init; }
}
