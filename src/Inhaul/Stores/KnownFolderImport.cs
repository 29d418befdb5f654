namespace Inhaul.Stores;

/// <summary>An import that has rows of a folder's record files.</summary>
/// <param name="Id">The import.</param>
/// <param name="State">Its state now.</param>
/// <param name="DefinitionHash">What it was asked for, as a hash.</param>
internal sealed record KnownFolderImport(Guid Id, ImportState State, string DefinitionHash);
