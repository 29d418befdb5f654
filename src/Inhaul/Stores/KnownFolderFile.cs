namespace Inhaul.Stores;

/// <summary>A record file that was submitted before, and the import that has its rows.</summary>
/// <param name="File">The file as it was then.</param>
/// <param name="ImportId">The import.</param>
/// <param name="State">The import's state now.</param>
/// <param name="DefinitionHash">What the import was asked for, as a hash.</param>
internal sealed record KnownFolderFile(FolderFile File, Guid ImportId, ImportState State, string DefinitionHash);
