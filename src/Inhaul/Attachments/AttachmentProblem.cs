namespace Inhaul.Attachments;

/// <summary>A content that a storage does not have as the ledger says.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">What was found, for people.</param>
internal sealed record AttachmentProblem(ContentAddress Address, AttachmentProblemKind Kind, string Message);
