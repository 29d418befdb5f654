namespace Inhaul.Attachments;

/// <summary>What became of the files of some rows.</summary>
/// <param name="Files">Each of them, in the order in which they were given.</param>
/// <param name="Counts">What it took.</param>
internal sealed record AttachedFiles(IReadOnlyList<AttachedFile> Files, AttachmentCounts Counts);
