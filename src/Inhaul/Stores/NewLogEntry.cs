namespace Inhaul.Stores;

/// <summary>A line about to be written to an import's log.</summary>
/// <param name="Level">The level: <c>information</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Message">The message, for the people who run the import.</param>
/// <param name="Details">What helps whoever looks for the cause, such as a stack trace.</param>
internal sealed record NewLogEntry(string Level, string Message, string? Details = null)
{
    /// <summary>The row it is about; null when it is about the import.</summary>
    public long? Row { get; init; }
}
