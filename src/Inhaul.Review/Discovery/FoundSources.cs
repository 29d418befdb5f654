namespace Inhaul.Review.Discovery;

/// <summary>The sources that are to be reviewed.</summary>
/// <param name="Files">The content of each file, by its name in reports.</param>
/// <param name="Notes">What was left out, and what could not be read.</param>
internal sealed record FoundSources(IReadOnlyDictionary<string, byte[]> Files, IReadOnlyList<ReviewNote> Notes);
