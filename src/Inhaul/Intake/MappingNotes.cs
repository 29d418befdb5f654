using Inhaul.Mapping.Suggesting;

namespace Inhaul.Intake;

/// <summary>What people should know about columns that no name and no decision matches: which feed a field all the same, and which only may.</summary>
internal static class MappingNotes
{
    /// <summary>The notes, in the order of the source's columns.</summary>
    public static IReadOnlyList<string> Of(ColumnMatches matches, IReadOnlyList<string> columns, MappingCommand command) =>
        [.. columns.Select(column => Of(column, matches, command)).OfType<string>()];

    /// <summary>The end of a refusal because of fields that lack a column: which columns could be meant and how to say so. Empty when none could.</summary>
    public static string Candidates(ColumnMatches? matches, IReadOnlyList<string> fields, MappingCommand command)
    {
        var candidates = fields.SelectMany(field => matches?.CandidatesFor(field) ?? []).ToList();
        return candidates.Count == 0
            ? ""
            : $" Could be meant: {string.Join("; ", candidates.Select(pair => $"'{pair.Column}' for {pair.Field} ({pair.Grounds})"))}. Approve it with {command.Approve(candidates[0].Column, candidates[0].Field)}";
    }

    private static string? Of(string column, ColumnMatches matches, MappingCommand command)
    {
        if (matches.Fed.FirstOrDefault(pair => pair.Column == column) is { } fed)
        {
            return fed.Tier is MappingTier.Alias or MappingTier.Fuzzy
                ? $"'{column}' feeds {fed.Field} ({fed.Grounds}); if that is wrong, {command.Reject(column, fed.Field)}"
                : null;
        }

        return matches.Suggested.FirstOrDefault(pair => pair.Column == column && pair.Confidence >= Confidence.Low) is { } suggested
                ? $"'{column}' may be {suggested.Field} ({suggested.Grounds}) and feeds nothing yet; if it is, {command.Approve(column, suggested.Field)}"
            : matches.Remarks.TryGetValue(column, out var remark) ? $"'{column}' feeds nothing: {remark}"
            : null;
    }
}
