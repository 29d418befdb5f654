namespace Inhaul;

/// <summary>How far a phase of an import is. It is derived from what is committed and from live leases, never stored.</summary>
public enum PhaseState
{
    /// <summary>It has not begun.</summary>
    Pending,

    /// <summary>Somebody works on it.</summary>
    Running,

    /// <summary>It has begun, and waits for somebody to go on with the import.</summary>
    Waiting,

    /// <summary>It has begun, and nobody works on it any more.</summary>
    Interrupted,

    /// <summary>It is over, and nothing in it failed.</summary>
    Completed,

    /// <summary>It is over, and some of what it had to do failed.</summary>
    CompletedWithErrors,

    /// <summary>It failed as a whole; or it found that not everything is as it should be.</summary>
    Failed,

    /// <summary>The import was cancelled before it was over.</summary>
    Cancelled,
}
