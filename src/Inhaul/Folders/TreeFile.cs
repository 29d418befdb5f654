namespace Inhaul.Folders;

/// <summary>What the walk found under a name.</summary>
/// <param name="Path">Its path from the root of the walk, with <c>/</c> between its parts.</param>
/// <param name="Kind">What it is.</param>
internal sealed record TreeFile(string Path, TreeEntryKind Kind)
{
    /// <summary>Its length; 0 when it is no file.</summary>
    public long Bytes { get; init; }

    /// <summary>When it was last written, in UTC.</summary>
    public DateTime Modified { get; init; }

    /// <summary>The path from the root of what it is a link to; null when it is none.</summary>
    public string? LinkTo { get; init; }

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The path of the folder it is in; empty for the root.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";
}
