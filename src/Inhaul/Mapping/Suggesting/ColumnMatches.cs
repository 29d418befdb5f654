namespace Inhaul.Mapping.Suggesting;

/// <summary>Which columns of a source feed which fields, and which may.</summary>
/// <param name="Fed">The fields that are fed, each with its column; two with one field are for the caller to refuse.</param>
/// <param name="Suggested">The columns that may feed a field and do not, each with the best.</param>
/// <param name="LeftOut">The columns that a person left out.</param>
/// <param name="Remarks">Why a column feeds nothing although it could seem to.</param>
internal sealed record ColumnMatches(
    IReadOnlyList<MappingCandidate> Fed, IReadOnlyList<MappingCandidate> Suggested, IReadOnlyCollection<string> LeftOut, IReadOnlyDictionary<string, string> Remarks)
{
    /// <summary>All pairs that were thought of for fields that no name feeds, the surest first.</summary>
    public required IReadOnlyList<MappingCandidate> Considered { get; init; }

    /// <summary>The columns that feed nothing and were not left out, in the order of the source.</summary>
    public IReadOnlyList<string> UnmappedOf(IEnumerable<string> columns) =>
        [.. columns.Where(column => !LeftOut.Contains(column) && !Fed.Any(pair => pair.Column == column))];

    /// <summary>What people are asked to decide: the pairs that neither they nor names matched, unless they are weak.</summary>
    public IReadOnlyList<MappingDecision> ToSuggest(IReadOnlyList<string> columns)
    {
        var pairs = Fed.Where(pair => pair.Tier is MappingTier.Alias or MappingTier.Fuzzy).Concat(Suggested.Where(pair => pair.Confidence >= Confidence.Low)).ToList();
        if (pairs.Count == 0)
        {
            return [];
        }

        var fingerprint = HeaderFingerprint.Of(columns);
        return pairs.ConvertAll(pair => new MappingDecision(fingerprint, pair.Column, pair.Field, pair.Confidence, pair.Reason, MappingStatus.Suggested));
    }

    /// <summary>The columns that could be meant for a field that lacks one, the surest first, three at most.</summary>
    public IEnumerable<MappingCandidate> CandidatesFor(string field) => Considered.Where(pair => string.Equals(pair.Field, field, StringComparison.OrdinalIgnoreCase)).Take(3);
}
