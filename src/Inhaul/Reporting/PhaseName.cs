namespace Inhaul;

/// <summary>What is done for an import, in this order; an import has those of them that it needs.</summary>
public enum PhaseName
{
    /// <summary>The input is looked at before anything is written: the rows are counted, and of a folder the files are found, compared with the last run and read.</summary>
    Plan,

    /// <summary>The attachments of rows are hashed.</summary>
    Hash,

    /// <summary>The input is brought in: its rows into the store, the contents of its attachments into their storage.</summary>
    Upload,

    /// <summary>Rows are checked and written to the target.</summary>
    Load,

    /// <summary>What was written is read back and compared.</summary>
    Verify,

    /// <summary>What the rows marked is worked out again.</summary>
    Aggregate,
}
