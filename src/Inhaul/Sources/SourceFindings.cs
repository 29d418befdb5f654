namespace Inhaul.Sources;

/// <summary>The sources that were found in the files of a request.</summary>
/// <param name="Files">The sources, in order.</param>
/// <param name="Notes">What was passed over, for people.</param>
internal sealed record SourceFindings(IReadOnlyList<SourceFile> Files, IReadOnlyList<string> Notes)
{
    /// <summary>The only source.</summary>
    /// <exception cref="InvalidConfigurationException">There are several.</exception>
    public SourceFile Only => Files.Count == 1
        ? Files[0]
        : throw new InvalidConfigurationException($"There are {Files.Count} files, and only one is wanted here. Name it with --entry: {NameList.Of(Files.Select(file => file.Entry ?? file.Name))}.");
}
