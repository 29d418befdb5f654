using Inhaul.Mapping;

namespace Inhaul.Stores;

/// <summary>A chunk as the store knows it, without its bytes.</summary>
/// <param name="Number">Its number in the import, from 1.</param>
/// <param name="Source">The position of its source in the import's options, from 0.</param>
/// <param name="Position">Where its first row stands.</param>
/// <param name="ByteOffset">The byte of the source file at which it starts.</param>
/// <param name="IsSettled">Whether all its rows have an outcome.</param>
/// <param name="Attempts">How often it was claimed.</param>
/// <param name="Outcomes">One outcome per row.</param>
/// <param name="Counts">The counts that were committed with the outcomes.</param>
internal sealed record ChunkRecord(
    int Number, int Source, ChunkPosition Position, long ByteOffset, bool IsSettled, int Attempts, byte[] Outcomes, RowCounts Counts)
{
    /// <summary>How often a process died with it since it was last settled or given back, or since other rows of it are suspected.</summary>
    public int Deaths { get; init; }

    /// <summary>The rows that were in work by themselves when it was last heard of; null for none.</summary>
    public RowRange? Suspect { get; init; }

    /// <summary>What cleaning changed in its rows, as JSON; null for nothing.</summary>
    public string? Cleaned { get; init; }

    /// <summary>What it took to have the attachments of its rows stored, as JSON; null for nothing.</summary>
    public string? Attached { get; init; }

    /// <summary>How long workers had it for what is settled of it, attachments included.</summary>
    public TimeSpan Worked { get; init; }

    /// <summary>Whether a process died with it, so that it is to be delivered with care.</summary>
    public bool IsSuspected => Deaths > 0 || Suspect is not null;
}
