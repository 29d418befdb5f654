namespace Inhaul.Review;

/// <summary>One step of a path through a function.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Event">What happens there, in a few words, such as <c>begin tracking scanner_id</c> or <c>fetch() raises</c>.</param>
internal sealed record PathStep(int Line, string Event)
{
    /// <summary>The file, where a path leads into another than the finding is in; null for that of the finding.</summary>
    public string? File { get; init; }

    /// <summary>The file of this step of a finding.</summary>
    public string FileIn(Finding finding) => File ?? finding.File;
}
