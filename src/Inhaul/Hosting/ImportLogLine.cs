namespace Inhaul;

/// <summary>A line of an import's log.</summary>
/// <param name="At">When.</param>
/// <param name="Level"><c>information</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Row">The row it is about, from 1; null when it is about the import.</param>
/// <param name="Message">What happened.</param>
/// <param name="Details">What else there is to know, such as a stack trace; null for nothing.</param>
public sealed record ImportLogLine(DateTimeOffset At, string Level, long? Row, string Message, string? Details);
