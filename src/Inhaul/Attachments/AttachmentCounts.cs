namespace Inhaul.Attachments;

/// <summary>What was done to have attachments stored.</summary>
internal sealed record AttachmentCounts
{
    /// <summary>Files that were hashed.</summary>
    public long Hashed { get; init; }

    /// <summary>The bytes of them.</summary>
    public long HashedBytes { get; init; }

    /// <summary>Contents that were written to the storage.</summary>
    public long Stored { get; init; }

    /// <summary>The bytes of them.</summary>
    public long StoredBytes { get; init; }

    /// <summary>Contents that were there already.</summary>
    public long AlreadyThere { get; init; }

    /// <summary>Tries that failed and were followed by another.</summary>
    public long Retried { get; init; }

    /// <summary>Files that are not stored, each counted once, however many rows have it.</summary>
    public long Failed { get; init; }

    /// <summary>Those of the failed ones that could not be hashed: they are not there, cannot be read, or lie outside their folder.</summary>
    public long Unread { get; init; }

    /// <summary>How long the files were hashed.</summary>
    public TimeSpan HashTime { get; init; }

    /// <summary>How long contents were looked up and stored after the last file was hashed; that begins with the first.</summary>
    public TimeSpan StoreTime { get; init; }

    /// <summary>These and others.</summary>
    public AttachmentCounts Plus(AttachmentCounts other) => new()
    {
        Hashed = Hashed + other.Hashed,
        HashedBytes = HashedBytes + other.HashedBytes,
        Stored = Stored + other.Stored,
        StoredBytes = StoredBytes + other.StoredBytes,
        AlreadyThere = AlreadyThere + other.AlreadyThere,
        Retried = Retried + other.Retried,
        Failed = Failed + other.Failed,
        Unread = Unread + other.Unread,
        HashTime = HashTime + other.HashTime,
        StoreTime = StoreTime + other.StoreTime,
    };
}
