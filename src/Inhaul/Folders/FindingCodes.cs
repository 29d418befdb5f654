namespace Inhaul.Folders;

/// <summary>The codes of what is odd about a folder and costs no row.</summary>
internal static class FindingCodes
{
    /// <summary>The record file has the same bytes as another.</summary>
    public const string DuplicateFile = "duplicate_file";

    /// <summary>The record file is a link to another one, which is read, too.</summary>
    public const string LinkedTwice = "linked_twice";

    /// <summary>The folder is a link, which is not followed.</summary>
    public const string FolderLink = "folder_link";

    /// <summary>The record file was imported before and is not there any more.</summary>
    public const string FileGone = "file_gone";
}
