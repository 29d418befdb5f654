namespace Inhaul;

/// <summary>
/// What an import is meant to do, or how it ended. There is no "running": whether work is going on is derived
/// from live leases (<see cref="Liveness"/>), so that a crash leaves nothing to clean up.
/// </summary>
public enum ImportState
{
    /// <summary>Submitted; nobody has started on it.</summary>
    Queued,

    /// <summary>Meant to go on until every row has an outcome.</summary>
    Active,

    /// <summary>Stopped by a person or by the engine; goes on when resumed.</summary>
    Paused,

    /// <summary>Waits for a person to approve what was found so far.</summary>
    AwaitingReview,

    /// <summary>Meant to stop for good; chunks in work are finished first.</summary>
    Cancelling,

    /// <summary>Every row has an outcome, none rejected or failed.</summary>
    Completed,

    /// <summary>Every row has an outcome, some are rejected or failed.</summary>
    CompletedWithErrors,

    /// <summary>The import as a whole could not be done; the reason is on the import.</summary>
    Failed,

    /// <summary>Stopped for good by a person; what was written stays written and is counted.</summary>
    Cancelled,
}
