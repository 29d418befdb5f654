using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;

namespace Inhaul.Intake;

/// <summary>What a person says about suggested mappings, in the words of the command line, made into decisions.</summary>
/// <param name="look">What it is said about.</param>
internal sealed class MappingWishes(MappingLook look)
{
    private readonly ColumnMatches _matches = look.Match();
    private readonly List<MappingDecision> _decisions = [];

    /// <summary>What was decided so far.</summary>
    public IReadOnlyList<MappingDecision> Decisions => _decisions;

    /// <summary>Approves the suggestion for <c>column</c>, or <c>column=field</c>.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such column or field, or nothing is suggested.</exception>
    public void Approve(string text)
    {
        var (column, field) = Pair(text);
        var suggested = Best(column);
        Decide(column, field ?? suggested?.Field ?? throw Nothing("--approve", column), MappingStatus.Approved);
    }

    /// <summary>Rejects the suggestion for <c>column</c> or what was approved for it, or <c>column=field</c>.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such column or field, or nothing is suggested.</exception>
    public void Reject(string text)
    {
        var (column, field) = Pair(text);
        var leftOut = _matches.LeftOut.Contains(column) ? "" : null;
        Decide(column, field ?? Best(column)?.Field ?? leftOut ?? throw Nothing("--reject", column), MappingStatus.Rejected);
    }

    /// <summary>Chooses the field of a column, <c>column=field</c>, or leaves the column out, <c>column=</c>.</summary>
    /// <exception cref="InvalidConfigurationException">There is no such column or field.</exception>
    public void Change(string text)
    {
        var (column, field) = Pair(text);
        Decide(column, field ?? throw new InvalidConfigurationException($"--change {text} is not understood. Write column=field, or column= to leave the column out."), MappingStatus.Approved);
    }

    /// <summary>Approves all that is suggested with high confidence.</summary>
    public void ApproveAllHigh()
    {
        foreach (var pair in _matches.Fed.Where(pair => pair.Tier is not (MappingTier.Said or MappingTier.Saved) && pair.Confidence >= Confidence.High))
        {
            if (!_decisions.Exists(decision => decision.IsAbout(pair.Column)))
            {
                Decide(pair.Column, pair.Field, MappingStatus.Approved);
            }
        }
    }

    private void Decide(string column, string field, MappingStatus status)
    {
        if (_decisions.Exists(decision => decision.IsAbout(column) && (decision.IsAbout(column, field) || decision.Status == status)))
        {
            throw new InvalidConfigurationException($"Two things are said about '{column}'. Say one of them.");
        }

        var suggested = _matches.Fed.Concat(_matches.Considered).FirstOrDefault(pair => pair.Column == column && string.Equals(pair.Field, field, StringComparison.OrdinalIgnoreCase));
        _decisions.Add(new MappingDecision(look.Fingerprint, column, field, suggested?.Confidence ?? Confidence.Certain, suggested?.Reason ?? "a person chose it", status));
    }

    private MappingCandidate? Best(string column) => _matches.Fed.Concat(_matches.Suggested).FirstOrDefault(pair => pair.Column == column);

    /// <summary>The column, and the field if one is named, spelled as they are in the file and in the table.</summary>
    private (string Column, string? Field) Pair(string text)
    {
        if (Column(text) is { } whole)
        {
            return (whole, null);
        }

        if (!text.Contains('=', StringComparison.Ordinal))
        {
            throw NoColumn(text);
        }

        var mapping = ColumnMapping.Parse(text);
        return (Column(mapping.Source) ?? throw NoColumn(mapping.Source), Field(mapping));
    }

    private string? Column(string name) => look.Layout.IndexOf(name) is var column and >= 0 ? look.Layout.Columns[column] : null;

    private string Field(ColumnMapping mapping)
    {
        if (mapping.IsLeftOut || look.Table is not { } table)
        {
            return mapping.Column;
        }

        var writable = table.Columns.Where(column => !column.IsGenerated).Select(column => column.Name).ToList();
        return writable.Find(name => string.Equals(name, mapping.Column, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidConfigurationException($"The table {table.Name} has no column '{mapping.Column}' that can be written; it has {NameList.Of(writable)}.");
    }

    private InvalidConfigurationException NoColumn(string column) => new($"The file has no column '{column}'; it has {NameList.Of(look.Layout.Columns)}.");

    private static InvalidConfigurationException Nothing(string option, string column) => new($"Nothing is suggested for '{column}'. Name the field: {option} \"{column}=field\".");
}
