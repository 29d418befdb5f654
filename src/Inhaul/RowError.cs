namespace Inhaul;

/// <summary>One reason why a row was rejected or failed, or a warning about it.</summary>
/// <param name="Row">The row's number in its import, from 1.</param>
/// <param name="Code">A stable word for the kind of error, see <see cref="RowErrorCodes"/>.</param>
/// <param name="Message">What is wrong and what would be right, for people.</param>
public sealed record RowError(long Row, string Code, string Message)
{
    /// <summary>The column at fault; null when it is the row as a whole.</summary>
    public string? Column { get; init; }

    /// <summary>The attempted value as it stood in the input, shortened to 200 characters; null when there is none.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the row was refused for it.</summary>
    public Severity Severity { get; init; } = Severity.Error;
}
