namespace Inhaul.Mapping.Suggesting;

/// <summary>How sure a match is, in words.</summary>
internal enum ConfidenceLevel
{
    /// <summary>Below 0.5: shown to whoever looks for a field's column, and not more.</summary>
    Weak,

    /// <summary>From 0.5.</summary>
    Low,

    /// <summary>From 0.7: likely, and left to a person.</summary>
    Medium,

    /// <summary>From 0.9: an import takes it by itself.</summary>
    High,
}
