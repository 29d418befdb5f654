namespace Inhaul.Review.Flow;

/// <summary>Something that a search for tracking came across, by a shortest path.</summary>
internal sealed class TrackingObservation(TrackingSight sight, FlowNode at, int place)
{
    /// <summary>What it is.</summary>
    public TrackingSight Sight { get; } = sight;

    /// <summary>The node where.</summary>
    public FlowNode At { get; } = at;

    /// <summary>Where the search stood.</summary>
    public int Place { get; } = place;

    /// <summary>Where the import began; null when that is not in sight.</summary>
    public FlowNode? Begin { get; set; }

    /// <summary>To whom the last exception since then is put down; 0 when there was none.</summary>
    public int Via { get; set; }

    /// <summary>The statement that leaves the function; null when it runs to its end or an exception ends it.</summary>
    public FlowNode? Leaving { get; set; }

    /// <summary>True when code that is not known may have completed the import on the way.</summary>
    public bool MayBeCompleted { get; set; }

    /// <summary>With which status an import is completed.</summary>
    public CompletionStatus Status { get; set; }

    /// <summary>Where the import was completed before.</summary>
    public FlowNode? Before { get; set; }
}
