namespace Inhaul.Attachments;

/// <summary>What became of a file that belongs to a row.</summary>
/// <param name="Row">The row's number in its import.</param>
/// <param name="Address">Where its content is stored; null when it is not.</param>
/// <param name="Error">Why it is not, so that the row has failed; null when it is.</param>
internal sealed record AttachedFile(long Row, ContentAddress? Address, RowError? Error);
