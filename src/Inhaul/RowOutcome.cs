namespace Inhaul;

/// <summary>What became of a row. Every row of an import has exactly one; it is stored as one byte per row.</summary>
public enum RowOutcome : byte
{
    /// <summary>Not decided yet: the row waits in its chunk.</summary>
    Pending = 0,

    /// <summary>The target held no row with this key; the row was added.</summary>
    Inserted = 1,

    /// <summary>The target held a row with this key and other values; it was changed.</summary>
    Updated = 2,

    /// <summary>The target already held exactly this row; nothing was written.</summary>
    Unchanged = 3,

    /// <summary>The target already holds newer data for this key; nothing was written.</summary>
    Stale = 4,

    /// <summary>Another row of the same import has the same key and wins.</summary>
    Duplicate = 5,

    /// <summary>The row was left out on purpose, by the processor or by the conflict policy <c>skip</c>.</summary>
    Skipped = 6,

    /// <summary>The row itself is wrong: it did not parse or broke a rule. Its row errors say why.</summary>
    Rejected = 7,

    /// <summary>Writing or processing the row went wrong. Its row errors say why.</summary>
    Failed = 8,
}
