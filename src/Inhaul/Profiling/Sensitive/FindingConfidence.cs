namespace Inhaul.Profiling.Sensitive;

/// <summary>How sure it is that values are what they look like.</summary>
internal enum FindingConfidence : byte
{
    /// <summary>A few values only, which may be so by chance.</summary>
    Low,

    /// <summary>Most that look like it are it, or the format alone tells.</summary>
    Medium,

    /// <summary>At least half of the column's values, and nearly all that look like it pass the check.</summary>
    High,
}
