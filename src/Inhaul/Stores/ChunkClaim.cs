using System.Diagnostics;
using Inhaul.Mapping;

namespace Inhaul.Stores;

/// <summary>A worker's time-limited right to settle one chunk.</summary>
/// <param name="Import">The import it belongs to, as the worker knows it; what decides about its rows never changes.</param>
/// <param name="Chunk">The chunk.</param>
/// <param name="Owner">The worker.</param>
/// <param name="Fence">The number that proves at settle that the claim is still the worker's own.</param>
/// <param name="Raw">The chunk's bytes, in UTF-8.</param>
/// <param name="Patches">Corrections of its rows, by row number.</param>
internal sealed record ChunkClaim(
    ImportRecord Import, ChunkRecord Chunk, string Owner, long Fence, byte[] Raw, IReadOnlyDictionary<long, RowPatch> Patches)
{
    private readonly long _since = Stopwatch.GetTimestamp();

    /// <summary>How long workers have had the chunk for what is settled of it, once it is settled now.</summary>
    public long WorkedMilliseconds => (long)(Chunk.Worked + Stopwatch.GetElapsedTime(_since)).TotalMilliseconds;
}
