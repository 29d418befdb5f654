namespace Inhaul.Reporting.Previews;

/// <summary>Why a row is not written, for people.</summary>
internal static class PreviewReason
{
    /// <summary>The reason of an outcome; null for rows that are written.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="definition">What decided it.</param>
    /// <param name="errors">What is wrong with the row.</param>
    public static string? Of(RowOutcome outcome, Mapping.ImportDefinition definition, IEnumerable<RowError> errors) => outcome switch
    {
        RowOutcome.Unchanged => definition.Conflict.Action switch
        {
            ConflictAction.Fill => "the table has nothing left to fill",
            ConflictAction.Newest => "the table holds data of the same age, or the same values",
            _ => "the table holds the same values",
        },
        RowOutcome.Stale => "the table holds newer data",
        RowOutcome.Duplicate => definition.Duplicates.Winner switch
        {
            DuplicateWinner.First => "an earlier row has the same key",
            DuplicateWinner.Newest => "a newer row has the same key",
            _ => "a later row has the same key",
        },
        RowOutcome.Skipped => "the table has a row with this key",
        RowOutcome.Rejected or RowOutcome.Failed => RefusedRows.Reasons(errors),
        _ => null,
    };
}
