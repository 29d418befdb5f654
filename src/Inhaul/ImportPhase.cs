namespace Inhaul;

/// <summary>A stage of an import. Every import uploads and loads; the others belong to types that declare them.</summary>
public enum ImportPhase
{
    /// <summary>The input is cut into chunks that the store keeps.</summary>
    Upload,

    /// <summary>Rows are checked without being written.</summary>
    Validate,

    /// <summary>Rows are completed from other places.</summary>
    Enrich,

    /// <summary>Rows are written to the target.</summary>
    Load,

    /// <summary>What was written is read back and compared.</summary>
    Verify,

    /// <summary>Figures that depend on the written rows are computed again.</summary>
    Aggregate,
}
