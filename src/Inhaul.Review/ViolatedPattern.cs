namespace Inhaul.Review;

/// <summary>Which pattern of import code a finding breaks.</summary>
internal enum ViolatedPattern
{
    /// <summary>What is begun is completed.</summary>
    Pairing,

    /// <summary>What is written is flushed before it is used.</summary>
    FlushOrder,

    /// <summary>What happened is told.</summary>
    Tracking,

    /// <summary>Work is surrounded by what handles its errors.</summary>
    Structure,
}
