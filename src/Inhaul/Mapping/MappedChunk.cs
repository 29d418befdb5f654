namespace Inhaul.Mapping;

/// <summary>A chunk after mapping: every row that was pending is either good or refused.</summary>
/// <param name="Good">The rows to write.</param>
/// <param name="Refused">The rows that are wrong.</param>
internal sealed record MappedChunk(RowBatch Good, IReadOnlyList<RefusedRow> Refused);
