using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>A chunk some of whose rows are tried again.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Rows">The numbers of those rows.</param>
internal sealed record RetriedChunk(ChunkRecord Chunk, IReadOnlyList<long> Rows)
{
    /// <summary>The chunk's outcomes with those rows pending.</summary>
    public byte[] Reopened()
    {
        var outcomes = Chunk.Outcomes.AsSpan().ToArray();
        foreach (var row in Rows)
        {
            outcomes[row - Chunk.Position.FirstRow] = (byte)RowOutcome.Pending;
        }

        return outcomes;
    }
}
