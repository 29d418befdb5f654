namespace Inhaul.Attachments;

/// <summary>A file that belongs to a row.</summary>
/// <param name="Row">The row's number in its import.</param>
/// <param name="Path">The file, in full.</param>
internal readonly record struct AttachmentFile(long Row, string Path);
