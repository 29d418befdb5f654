namespace Inhaul.Attachments;

/// <summary>A file that belongs to a row.</summary>
/// <param name="Row">The row's number in its import.</param>
/// <param name="Path">The file, in full.</param>
/// <param name="Shown">What to call it in an error: as the row names it.</param>
internal readonly record struct AttachmentFile(long Row, string Path, string Shown)
{
    /// <summary>A file that is called by its path.</summary>
    public AttachmentFile(long row, string path)
        : this(row, path, path)
    {
    }
}
