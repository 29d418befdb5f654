namespace Inhaul.Processing;

/// <summary>One thing that a processor finds wrong with a row.</summary>
/// <param name="Column">The column at fault; null for the row as a whole.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Code">The stable word for it.</param>
/// <param name="Severity">Whether the row is refused for it.</param>
internal sealed record RowFinding(string? Column, string Message, string Code, Severity Severity = Severity.Error)
{
    /// <summary>The error of a row.</summary>
    public RowError Of(long row) => new(row, Code, Message) { Column = Column, Severity = Severity };
}
