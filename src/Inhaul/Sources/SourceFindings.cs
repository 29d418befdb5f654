namespace Inhaul.Sources;

/// <summary>The sources that were found in the files of a request.</summary>
/// <param name="Files">The sources, in order.</param>
/// <param name="Notes">What was passed over, for people.</param>
internal sealed record SourceFindings(IReadOnlyList<SourceFile> Files, IReadOnlyList<string> Notes);
