namespace Inhaul;

/// <summary>What became of a folder that was to be imported.</summary>
/// <param name="Import">The import that has what was to be done. The last one of the folder when nothing was to be done, or when a person has to resume it first.</param>
/// <param name="Report">What was found in the folder; null when it was not looked at, because an import of it is held back.</param>
public sealed record FolderImport(ImportStatus Import, FolderReport? Report)
{
    /// <summary>The import of the folder that had not ended and was gone on with first, the last of them if there were several; null when there was none.</summary>
    public ImportStatus? Continued { get; init; }
}
