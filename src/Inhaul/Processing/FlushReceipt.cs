using Inhaul.Processing;

namespace Inhaul;

/// <summary>Says that buffers were written. Only whoever has one can mark something for aggregation, so that nobody aggregates what is not there yet.</summary>
public sealed class FlushReceipt
{
    internal FlushReceipt(ChunkScope scope) => Scope = scope;

    internal ChunkScope Scope { get; }
}
