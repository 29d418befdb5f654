namespace Inhaul.Folders;

/// <summary>What a walk over a folder found, compared with what was imported before.</summary>
/// <param name="Tree">The files.</param>
/// <param name="Records">How many record files there are.</param>
/// <param name="Planned">Those that have to be looked into, in the order of their paths.</param>
/// <param name="Unchanged">How many need not.</param>
/// <param name="Contents">What these hold.</param>
/// <param name="Gone">How many were imported before and are not there any more.</param>
internal sealed record FolderPlan(FolderTree Tree, int Records, IReadOnlyList<PlannedFile> Planned, int Unchanged, KnownContents Contents, int Gone);
