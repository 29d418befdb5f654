using Inhaul.Profiling;

namespace Inhaul.Mapping.Suggesting;

/// <summary>
/// Matches the columns of a source with fields, tier by tier: what a person said, what was decided for this header, names, and
/// what is like them. What an earlier tier gave away is out of reach of the later ones.
/// </summary>
internal sealed class ColumnMatcher
{
    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyList<MappingField>? _fields;
    private readonly MappingKnowledge _known;
    private readonly IReadOnlyList<MappingDecision> _decisions;
    private readonly List<MappingCandidate> _fed = [];
    private readonly HashSet<string> _fedFields = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _used = [];
    private readonly HashSet<string> _leftOut = [];
    private readonly Dictionary<string, string> _remarks = [];

    /// <summary>A matcher for one source.</summary>
    /// <param name="columns">The columns of the source.</param>
    /// <param name="fields">The fields; null when any name is one.</param>
    /// <param name="known">What is known about mappings.</param>
    public ColumnMatcher(IReadOnlyList<string> columns, IReadOnlyList<MappingField>? fields, MappingKnowledge known)
    {
        (_columns, _fields, _known) = (columns, fields, known);
        var fingerprint = new Lazy<string>(() => HeaderFingerprint.Of(columns));
        _decisions = [.. known.Decisions.Where(decision => decision.Fingerprint == fingerprint.Value)];
    }

    /// <summary>
    /// Whether the fields are declared with all their names, so that one that a column is written like goes before those that only have
    /// its letters, and one column may feed several fields. Else each column feeds the one that is called most like it.
    /// </summary>
    public bool AreNamesDeclared { get; init; }

    /// <summary>Matches.</summary>
    /// <param name="said">What a person said for this import.</param>
    /// <param name="evidence">What the columns hold; fewer than there are columns when that is not known yet.</param>
    public ColumnMatches Match(IReadOnlyList<ColumnMapping> said, IReadOnlyList<ColumnEvidence> evidence)
    {
        _fed.Clear();
        _fedFields.Clear();
        _used.Clear();
        _leftOut.Clear();
        _remarks.Clear();
        TakeSaid(said);
        TakeDecided();
        TakeNamed();
        var considered = Consider(evidence);
        var suggested = Choose(considered);
        return new ColumnMatches([.. _fed], suggested, [.. _leftOut], new Dictionary<string, string>(_remarks)) { Considered = considered };
    }

    private void TakeSaid(IReadOnlyList<ColumnMapping> said)
    {
        foreach (var column in _columns)
        {
            if (said.LastOrDefault(mapping => Same(mapping.Source, column)) is { } mapping)
            {
                Take(column, mapping.Column, MappingTier.Said, "--map says so");
            }
        }
    }

    private void TakeDecided()
    {
        foreach (var column in _columns.Where(IsFree))
        {
            if (_decisions.FirstOrDefault(decision => decision.Status == MappingStatus.Approved && decision.IsAbout(column)) is not { } decision)
            {
                continue;
            }

            if (decision.Field.Length == 0 || (_fields?.Any(field => Same(field.Name, decision.Field)) != false && !_fedFields.Contains(decision.Field)))
            {
                Take(column, decision.Field, MappingTier.Saved, $"{decision.DecidedBy} decided so");
            }
            else
            {
                _remarks[column] = $"{decision.DecidedBy} decided that it feeds {decision.Field}, which {(_fedFields.Contains(decision.Field) ? "another column feeds" : "is not there")}";
            }
        }
    }

    private void TakeNamed()
    {
        var free = _columns.Where(IsFree).ToList();
        var fields = OpenFields();
        foreach (var field in fields)
        {
            var called = free.FindAll(column => field.RankOf(column) > 0 && !IsRejected(column, field.Name) && (AreNamesDeclared || MostLike(column, fields) == field));
            var spelled = called.FindAll(column => field.RankOf(column) > 1);
            foreach (var column in AreNamesDeclared && spelled.Count > 0 ? spelled : called)
            {
                var rank = field.RankOf(column);
                Feed(rank > 1
                    ? new MappingCandidate(column, field.Name, Confidence.Certain, MappingTier.Exact, "the same name")
                    : new MappingCandidate(column, field.Name, Confidence.SameName, MappingTier.Normalised, "the same name but for case, spaces and signs"));
            }
        }
    }

    private MappingField? MostLike(string column, IReadOnlyList<MappingField> fields) =>
        fields.Where(field => !IsRejected(column, field.Name)).MaxBy(field => field.RankOf(column));

    /// <summary>All pairs of what names left over, the surest first; of those that are as sure as each other, the one of the earlier column.</summary>
    private List<MappingCandidate> Consider(IReadOnlyList<ColumnEvidence> evidence)
    {
        var open = OpenFields();
        var considered = new List<MappingCandidate>();
        for (var i = 0; i < _columns.Count; i++)
        {
            if (!IsFree(_columns[i]))
            {
                continue;
            }

            var words = HeaderWords.Of(_columns[i]);
            foreach (var field in open)
            {
                if (!IsRejected(_columns[i], field.Name) && NameLikeness.Of(_columns[i], words, field, _known.Aliases) is { } candidate
                    && Checked(candidate, field, i < evidence.Count ? evidence[i] : null) is { } possible)
                {
                    considered.Add(possible);
                }
            }
        }

        return [.. considered.OrderByDescending(candidate => candidate.Confidence)];
    }

    private MappingCandidate? Checked(MappingCandidate candidate, MappingField field, ColumnEvidence? seen)
    {
        if (TypeFit.Misfit(field, seen) is not var (isCertain, why))
        {
            return candidate;
        }

        if (isCertain)
        {
            if (candidate.Confidence >= Confidence.Low)
            {
                _remarks[candidate.Column] = $"{field.Name} could be meant ({candidate.Reason}), but {why}";
            }

            return null;
        }

        return candidate with { Confidence = Math.Min(candidate.Confidence, Confidence.MoreWords), Reason = $"{candidate.Reason}, but {why}" };
    }

    /// <summary>One column for each field and one field for each column, the surest first. High ones feed, the others are suggested.</summary>
    private List<MappingCandidate> Choose(List<MappingCandidate> considered)
    {
        var suggested = new List<MappingCandidate>();
        var (columns, fields) = (new HashSet<string>(), new Dictionary<string, string>());
        var ofColumn = considered.ToLookup(candidate => candidate.Column);
        foreach (var best in considered)
        {
            if (columns.Contains(best.Column))
            {
                continue;
            }

            if (fields.TryGetValue(best.Field, out var other))
            {
                if (best.Confidence >= Confidence.Low)
                {
                    _remarks.TryAdd(best.Column, $"{best.Field} could be meant ({best.Reason}), but '{other}' is meant before it");
                }

                continue;
            }

            columns.Add(best.Column);
            var rivals = ofColumn[best.Column].Where(rival => rival.Confidence >= best.Confidence && !fields.ContainsKey(rival.Field)).ToList();
            if (rivals.Count > 1)
            {
                _remarks[best.Column] = $"{string.Join(" and ", rivals.Select(rival => rival.Field))} could be meant alike ({best.Reason})";
                continue;
            }

            fields.Add(best.Field, best.Column);
            _remarks.Remove(best.Column);
            if (best.Confidence >= Confidence.High)
            {
                Feed(best);
            }
            else
            {
                suggested.Add(best);
            }
        }

        return suggested;
    }

    private void Take(string column, string field, MappingTier tier, string reason)
    {
        if (field.Length == 0)
        {
            _leftOut.Add(column);
            _used.Add(column);
            return;
        }

        var spelled = _fields?.FirstOrDefault(known => Same(known.Name, field))?.Name ?? field;
        Feed(new MappingCandidate(column, spelled, Confidence.Certain, tier, reason));
    }

    private void Feed(MappingCandidate pair)
    {
        _fed.Add(pair);
        _fedFields.Add(pair.Field);
        _used.Add(pair.Column);
    }

    private List<MappingField> OpenFields() => [.. (_fields ?? []).Where(field => !_fedFields.Contains(field.Name))];

    private bool IsFree(string column) => !_used.Contains(column);

    private bool IsRejected(string column, string field) => _decisions.Any(decision => decision.Status == MappingStatus.Rejected && decision.IsAbout(column, field));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
