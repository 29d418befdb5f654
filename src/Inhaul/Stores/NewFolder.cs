namespace Inhaul.Stores;

/// <summary>The record files whose rows an import has; kept with it, for the next run over the folder.</summary>
/// <param name="Name">The folder: its tag, or its path.</param>
/// <param name="Files">The files, in the ordinal order of their paths.</param>
/// <param name="Base">The imports that had the files before: what makes a change back to what once was another import.</param>
internal sealed record NewFolder(string Name, IReadOnlyList<FolderFile> Files, string Base);
