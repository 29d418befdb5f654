namespace Inhaul.Stores;

/// <summary>What is kept of a verification with the phase <c>verify</c>.</summary>
/// <param name="Same">Written rows that the target holds exactly.</param>
/// <param name="Different">Those that it holds with other values.</param>
/// <param name="Missing">Those that it does not hold.</param>
/// <param name="Contents">Contents of attachments that were read back.</param>
/// <param name="LostContents">Those that are not what was stored.</param>
/// <param name="Sentences">What is wrong, one sentence per kind.</param>
internal sealed record VerificationResult(long Same, long Different, long Missing, long Contents, long LostContents, IReadOnlyList<string> Sentences);
