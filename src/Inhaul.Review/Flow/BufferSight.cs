namespace Inhaul.Review.Flow;

/// <summary>What a search for buffers comes across.</summary>
internal enum BufferSight
{
    /// <summary>Something is marked for aggregation while a buffer holds rows.</summary>
    AggregatedUnflushed,

    /// <summary>The function ends while a buffer holds rows.</summary>
    LeftUnflushed,

    /// <summary>A buffer is flushed after success was told.</summary>
    FlushedAfterSuccess,
}
