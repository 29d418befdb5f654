namespace Inhaul.Review.Flow;

/// <summary>Something that a search for buffers came across, by a shortest path.</summary>
internal sealed class BufferObservation(BufferSight sight, FlowNode at, int place, FlowNode write)
{
    /// <summary>What it is.</summary>
    public BufferSight Sight { get; } = sight;

    /// <summary>The node where.</summary>
    public FlowNode At { get; } = at;

    /// <summary>Where the search stood.</summary>
    public int Place { get; } = place;

    /// <summary>The first row that the buffer holds.</summary>
    public FlowNode Write { get; } = write;

    /// <summary>True when code that is not known may have flushed the buffer.</summary>
    public bool MayBeFlushed { get; set; }

    /// <summary>Where success was told.</summary>
    public FlowNode? Success { get; set; }
}
