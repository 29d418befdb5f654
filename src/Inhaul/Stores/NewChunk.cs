using Inhaul.Mapping;

namespace Inhaul.Stores;

/// <summary>A run of consecutive rows about to be kept.</summary>
/// <param name="Number">Its number in the import, from 1.</param>
/// <param name="Source">The position of its source in the import's options, from 0.</param>
/// <param name="Position">Where its first row stands.</param>
/// <param name="ByteOffset">The byte of the source file at which it starts.</param>
/// <param name="Raw">Its bytes, in UTF-8; the store copies them, since the memory is used again for the next chunk.</param>
/// <param name="Outcomes">One outcome per row: pending, or already decided by the first look.</param>
/// <param name="Refused">The rows that the first look refused.</param>
internal sealed record NewChunk(
    int Number,
    int Source,
    ChunkPosition Position,
    long ByteOffset,
    ReadOnlyMemory<byte> Raw,
    ReadOnlyMemory<byte> Outcomes,
    IReadOnlyList<RefusedRow> Refused);
