namespace Inhaul;

/// <summary>What happens to a row whose key the target already holds.</summary>
public enum ConflictAction
{
    /// <summary>Change the target's row to the new values (the default).</summary>
    Update,

    /// <summary>Fill only the fields that are empty in the target.</summary>
    Fill,

    /// <summary>Leave the target as it is; the row is <see cref="RowOutcome.Skipped"/>.</summary>
    Skip,

    /// <summary>Refuse the row; it is <see cref="RowOutcome.Rejected"/>.</summary>
    Reject,

    /// <summary>Change the target's row if the new one is newer by a column; else the row is <see cref="RowOutcome.Stale"/>.</summary>
    Newest,
}
