namespace Inhaul.Review;

/// <summary>How bad a finding is, from what is only to be looked at to loss of data.</summary>
internal enum ReviewSeverity
{
    /// <summary>It could not be decided, and a person has to look.</summary>
    Info,

    /// <summary>It works, and could be better.</summary>
    Low,

    /// <summary>Tracking is incomplete.</summary>
    Medium,

    /// <summary>Tracking is broken: an import stands as running for ever, or its failure is not told.</summary>
    High,

    /// <summary>Data is lost, or nobody is told that something failed.</summary>
    Critical,
}
