namespace Inhaul.Stores;

/// <summary>How workers work.</summary>
internal sealed record WorkerOptions
{
    /// <summary>How many chunks are in work at once in this process.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Refused rows that a person has accepted by resuming; they do not count against the import's limit.</summary>
    public long AcceptedErrors { get; init; }

    /// <summary>How long a claim lasts without renewal; another worker waits at most this long after a death on another machine.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a worker waits when nothing is ready.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between tries while the database is away.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(10);
}
