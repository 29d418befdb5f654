namespace Inhaul.Attachments;

/// <summary>How attachments are hashed and stored.</summary>
internal sealed record AttachmentOptions
{
    /// <summary>How many files are hashed at once; by default one for each processor.</summary>
    public int Hashers { get; init; } = Environment.ProcessorCount;

    /// <summary>How many contents a process writes to a storage at once, over all its imports and workers. The default is 10.</summary>
    public int Uploads { get; init; } = 10;

    /// <summary>How many times one thing is tried, the first time included, before it has failed for good. The default is 6.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The bound of the first wait between two tries; it doubles with every failure. The default is half a second.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two tries that is not asked for. The default is 30 seconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait that a storage may ask for; one that asks for more has failed for good. The default is 5 minutes.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one try may last before its connection counts as dropped. The default is 10 minutes.</summary>
    public TimeSpan LongestTry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait before looking again for a content that is being removed. The default is one second.</summary>
    public TimeSpan RemovalPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stored content waits for others to be noted with it in the ledger. The default is one second: so much is stored again after a death.</summary>
    public TimeSpan NoteEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many contents the ledger is asked and told about at once.</summary>
    public int Batch { get; init; } = 500;
}
