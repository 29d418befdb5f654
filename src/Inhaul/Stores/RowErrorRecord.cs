namespace Inhaul.Stores;

/// <summary>A row error as the store keeps it.</summary>
/// <param name="Error">The error.</param>
/// <param name="Line">The line on which the row starts.</param>
/// <param name="Attempt">The attempt of the chunk that found it.</param>
/// <param name="IsCurrent">Whether the row is still refused for it; false when a later attempt went well.</param>
internal sealed record RowErrorRecord(RowError Error, long Line, int Attempt, bool IsCurrent);
