namespace Inhaul.Attachments;

/// <summary>What was removed from a storage, or would be.</summary>
internal sealed record CollectionReport
{
    /// <summary>Contents that are gone, or would be.</summary>
    public long Removed { get; init; }

    /// <summary>The bytes of them, as far as they are known.</summary>
    public long RemovedBytes { get; init; }

    /// <summary>Contents that could not be removed now; the next collection goes on with them.</summary>
    public long Left { get; init; }

    /// <summary>Why one of them could not be removed; null when all could.</summary>
    public string? Trouble { get; init; }
}
