namespace Inhaul.Delivery;

/// <summary>What came of one step of a worker on an import.</summary>
internal enum StepResult
{
    /// <summary>A chunk was delivered, or given to whoever has it now; there may be more.</summary>
    Delivered,

    /// <summary>Nothing is ready now; others are at work, or the intake is.</summary>
    NothingReady,

    /// <summary>The import ended, or is not to go on.</summary>
    Over,

    /// <summary>The infrastructure is away. Nothing was done and nothing counts; it is worth another try after a while.</summary>
    Disturbed,
}
