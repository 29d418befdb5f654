namespace Inhaul.Reporting.Previews;

/// <summary>How it can be that something else became of a row than was predicted, for people.</summary>
internal static class DriftReason
{
    /// <summary>The values of a written row are others.</summary>
    public const string OtherValues = "the row of the table was changed in between, or after the import";

    /// <summary>A written row is gone.</summary>
    public const string Gone = "the row of the table was deleted after the import";

    /// <summary>How one outcome can take the place of another.</summary>
    public static string Of(RowOutcome? predicted, RowOutcome happened) => (predicted, happened) switch
    {
        (null, _) => "the dry run did not come to this row",
        (_, RowOutcome.Pending) => "the import has not come to this row",
        (RowOutcome.Rejected or RowOutcome.Failed, RowOutcome.Rejected or RowOutcome.Failed) => "the table, or what its rows refer to, was changed in between",
        (RowOutcome.Rejected or RowOutcome.Failed, _) => "the row was corrected, or what it was refused for was changed in between",
        (RowOutcome.Duplicate, _) or (_, RowOutcome.Duplicate) => "the import was asked for with another policy for duplicates",
        (RowOutcome.Inserted, RowOutcome.Failed) => "the table, or what its rows refer to, was changed in between",
        (RowOutcome.Inserted, _) => "the table got a row with this key in between",
        (_, RowOutcome.Inserted) => "the row with this key was deleted from the table in between",
        _ => "the row of the table was changed in between",
    };
}
