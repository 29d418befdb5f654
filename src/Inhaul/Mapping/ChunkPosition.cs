namespace Inhaul.Mapping;

/// <summary>Where the first row of a chunk stands.</summary>
/// <param name="FirstRow">Its number in the import, from 1.</param>
/// <param name="FirstLine">Its line in the source, from 1.</param>
internal readonly record struct ChunkPosition(long FirstRow, long FirstLine);
