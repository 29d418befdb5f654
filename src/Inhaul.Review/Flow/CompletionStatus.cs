namespace Inhaul.Review.Flow;

/// <summary>With which status tracking is completed, as far as the code tells.</summary>
internal enum CompletionStatus
{
    /// <summary>It is not known.</summary>
    Unknown,

    /// <summary>As a success.</summary>
    Finished,

    /// <summary>As a failure.</summary>
    Failed,

    /// <summary>With another word.</summary>
    Other,
}
