namespace Inhaul.Stores;

/// <summary>A record file as it was when its rows were submitted.</summary>
/// <param name="Path">Its path from the root of the folder, with <c>/</c> between its parts.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Modified">When it was last written; null when that was so shortly before that it may have been written again since.</param>
/// <param name="Sha256">The SHA-256 of its bytes; empty when it could not be read.</param>
internal sealed record FolderFile(string Path, long Bytes, DateTime? Modified, string Sha256)
{
    /// <summary>The path of its attachment; null for none.</summary>
    public string? Attachment { get; init; }

    /// <summary>The length of the attachment; 0 for none.</summary>
    public long AttachmentBytes { get; init; }

    /// <summary>When the attachment was last written; null for none, and like <see cref="Modified"/>.</summary>
    public DateTime? AttachmentModified { get; init; }

    /// <summary>The first of its rows in the import.</summary>
    public long FirstRow { get; init; }

    /// <summary>How many rows it gave.</summary>
    public int RowCount { get; init; }
}
