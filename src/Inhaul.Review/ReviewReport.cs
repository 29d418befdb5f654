namespace Inhaul.Review;

/// <summary>What a review found.</summary>
/// <param name="Findings">The findings, by file and line.</param>
/// <param name="Suppressed">Those that were answered in the code.</param>
/// <param name="Notes">What else is to be known.</param>
internal sealed record ReviewReport(IReadOnlyList<Finding> Findings, IReadOnlyList<SuppressedFinding> Suppressed, IReadOnlyList<ReviewNote> Notes)
{
    /// <summary>How many files were reviewed.</summary>
    public int Files { get; init; }

    /// <summary>How many functions were reviewed.</summary>
    public int Functions { get; init; }

    /// <summary>How long it took to parse the files, which is Python's part of the review.</summary>
    public TimeSpan Parsing { get; init; }
}
