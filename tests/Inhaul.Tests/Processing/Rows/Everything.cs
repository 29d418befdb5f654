namespace Inhaul.Tests.Processing.Rows;

/// <summary>A property of every type that a column can fill.</summary>
public sealed record Everything(
    string Text, long Long, int Int, short Short, byte Byte, decimal Decimal, double Double, float Float, bool Bool,
    DateOnly Date, DateTime Time, DateTimeOffset Instant, Guid Id, Mood Mood,
    string? NoText, long? NoLong, decimal? NoDecimal, bool? NoBool, DateOnly? NoDate, DateTimeOffset? NoInstant, Guid? NoId, Mood? NoMood);
