namespace Inhaul.Folders;

/// <summary>What stands under a name in a folder.</summary>
internal enum TreeEntryKind
{
    /// <summary>A file, or a link to one within the folder.</summary>
    File,

    /// <summary>A link that leads out of the folder.</summary>
    Outside,

    /// <summary>A link that leads nowhere, or in a circle.</summary>
    Broken,

    /// <summary>A folder with a name like those of records.</summary>
    Folder,

    /// <summary>A folder whose content may not be read.</summary>
    Unreadable,
}
