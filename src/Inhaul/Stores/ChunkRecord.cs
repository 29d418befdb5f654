using Inhaul.Mapping;

namespace Inhaul.Stores;

/// <summary>A chunk as the store knows it, without its bytes.</summary>
/// <param name="Number">Its number in the import, from 1.</param>
/// <param name="Source">The position of its source in the import's options, from 0.</param>
/// <param name="Position">Where its first row stands.</param>
/// <param name="ByteOffset">The byte of the source file at which it starts.</param>
/// <param name="IsSettled">Whether all its rows have an outcome.</param>
/// <param name="Attempts">How often it was claimed.</param>
/// <param name="Outcomes">One outcome per row.</param>
/// <param name="Counts">The counts that were committed with the outcomes.</param>
internal sealed record ChunkRecord(
    int Number, int Source, ChunkPosition Position, long ByteOffset, bool IsSettled, int Attempts, byte[] Outcomes, RowCounts Counts);
