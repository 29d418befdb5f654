namespace Inhaul.Review.Flow;

/// <summary>What a search for tracking comes across.</summary>
internal enum TrackingSight
{
    /// <summary>The function is left while an import is open.</summary>
    LeftOpen,

    /// <summary>An import begins at the same place again while the one before is open.</summary>
    BegunAgain,

    /// <summary>The function is left, and the import was completed.</summary>
    LeftCompleted,

    /// <summary>An import is completed.</summary>
    Completed,

    /// <summary>An import is completed under another id than it began with.</summary>
    OtherId,

    /// <summary>An import is completed that was completed before.</summary>
    CompletedTwice,

    /// <summary>A success is told while an exception is on its way, or after one.</summary>
    SuccessAfterError,

    /// <summary>An exception ends in the handler that told the failure.</summary>
    Swallowed,
}
