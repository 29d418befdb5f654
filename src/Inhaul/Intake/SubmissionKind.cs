namespace Inhaul.Intake;

/// <summary>What a request turned out to be.</summary>
internal enum SubmissionKind
{
    /// <summary>A new import.</summary>
    New,

    /// <summary>An import that was begun before and is not finished.</summary>
    Unfinished,

    /// <summary>An import that was done before.</summary>
    AlreadyImported,
}
