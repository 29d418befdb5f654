namespace Inhaul;

/// <summary>Whether anybody works on an import right now; derived from leases, never stored.</summary>
public enum Liveness
{
    /// <summary>A worker holds a live lease.</summary>
    Running,

    /// <summary>Nobody has started yet, or a person has to decide.</summary>
    Waiting,

    /// <summary>Work was begun and nobody holds a live lease: whoever resumes it continues where it stopped.</summary>
    Interrupted,

    /// <summary>There is nothing left to do.</summary>
    Ended,
}
