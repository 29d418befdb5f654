using Inhaul.Mapping;

namespace Inhaul.Intake;

/// <summary>Where a chunk will be cut. The plan is the same every time the same source is looked at.</summary>
/// <param name="Number">Its number in the import, from 1.</param>
/// <param name="Source">The position of its source, from 0.</param>
/// <param name="Position">Where its first row stands.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Offset">The byte of the source's UTF-8 text at which it starts.</param>
/// <param name="Bytes">Its length in bytes of UTF-8, up to the start of the next chunk.</param>
internal sealed record PlannedChunk(int Number, int Source, ChunkPosition Position, int Rows, long Offset, int Bytes)
{
    /// <summary>The number of its last row.</summary>
    public long LastRow => Position.FirstRow + Rows - 1;
}
