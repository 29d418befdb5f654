using Inhaul.Attachments;

namespace Inhaul.Reporting;

/// <summary>A content that a row names and that is not where, or what, it should be.</summary>
/// <param name="Row">The first row that names it.</param>
/// <param name="Address">Its address.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Location">The storage that should have it; null when the ledger knows of none.</param>
internal sealed record LostContent(long Row, ContentAddress Address, AttachmentProblemKind Kind, string? Location);
