namespace Inhaul;

/// <summary>What reading back an import found: whether the target holds what was written, and the storage what rows name.</summary>
/// <param name="Counts">The outcomes of the rows as the bytes of the ledger say.</param>
/// <param name="Problems">Where the ledger contradicts itself; empty when it does not.</param>
/// <param name="Same">Written rows that the target holds exactly.</param>
/// <param name="Different">Written rows whose key the target holds with other values: something changed them since.</param>
/// <param name="Missing">Written rows that the target does not hold (any more).</param>
/// <param name="Examples">The first rows that differ or are missing, for people.</param>
public sealed record VerificationReport(
    RowCounts Counts, IReadOnlyList<string> Problems, long Same, long Different, long Missing, IReadOnlyList<string> Examples)
{
    /// <summary>How many contents of attachments were read back; one that rows of several chunks name counts for each.</summary>
    public long Contents { get; init; }

    /// <summary>How many contents that rows name are missing, damaged, or could not be read.</summary>
    public long LostContents { get; init; }

    /// <summary>What is wrong, one sentence for each kind, with the first rows of it; empty when nothing is.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>Whether every row is accounted for, the target holds what was written, and every content that was read back is what was stored.</summary>
    public bool IsClean => Problems.Count == 0 && Different == 0 && Missing == 0 && LostContents == 0;
}
