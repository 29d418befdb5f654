using Inhaul.Stores;

namespace Inhaul.Folders;

/// <summary>A record file that has to be looked into.</summary>
/// <param name="File">The file.</param>
/// <param name="Known">What it was when it was imported before; null when it was not.</param>
internal sealed record PlannedFile(TreeFile File, KnownFolderFile? Known)
{
    /// <summary>The SHA-256 with which it need not be imported again, since nothing but its time tells that it changed; null when it is imported in any case.</summary>
    public string? UnlessSha256 { get; init; }
}
