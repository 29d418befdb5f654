namespace Inhaul.Stores;

/// <summary>A line of an import's log.</summary>
/// <param name="Row">The row it is about; null for the import.</param>
/// <param name="Level">The level: <c>information</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Message">The message.</param>
/// <param name="Details">What helps whoever looks for the cause; null when there is nothing.</param>
/// <param name="At">When, in UTC by the store's clock.</param>
internal sealed record LogEntry(long? Row, string Level, string Message, string? Details, DateTimeOffset At);
