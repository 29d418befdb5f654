namespace Inhaul.Fetching;

/// <summary>How patient a download is.</summary>
internal sealed record DownloadPatience
{
    /// <summary>How many times in a row it may fail without a byte more than before.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>The bound of the first wait between two tries; it doubles with every failure.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that is not asked for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that a server may ask for.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long nothing may come before the connection counts as dropped.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);
}
