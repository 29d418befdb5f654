namespace Inhaul.Reporting;

/// <summary>What a verification found.</summary>
/// <param name="Counts">The outcomes as the bytes of the ledger say.</param>
/// <param name="Problems">Where the ledger contradicts itself; empty when it does not.</param>
/// <param name="Same">Written rows that the target holds exactly.</param>
/// <param name="Different">Written rows whose key the target holds with other values: something changed them since.</param>
/// <param name="Missing">Written rows that the target does not hold (any more).</param>
/// <param name="Examples">The first rows that differ or are missing, for people.</param>
internal sealed record VerificationReport(
    RowCounts Counts, IReadOnlyList<string> Problems, long Same, long Different, long Missing, IReadOnlyList<string> Examples)
{
    /// <summary>Whether every row is accounted for and the target holds what was written.</summary>
    public bool IsClean => Problems.Count == 0 && Different == 0 && Missing == 0;
}
