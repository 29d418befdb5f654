namespace Inhaul.Stores;

/// <summary>A record file that was submitted before, and the last import that has its rows.</summary>
/// <param name="File">The file as it was then.</param>
/// <param name="Import">The import; one object for all files that have it.</param>
internal sealed record KnownFolderFile(FolderFile File, KnownFolderImport Import);
