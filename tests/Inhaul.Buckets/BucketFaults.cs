namespace Inhaul.Buckets;

/// <summary>How unreliable a storage is, by a random number of its own, so that every run of a test is alike as far as requests come alike.</summary>
internal sealed class BucketFaults
{
    private readonly Random _random = new(20_240_506);

    /// <summary>Of how many requests in a hundred it says that it is busy.</summary>
    public int BusyPercent { get; init; }

    /// <summary>Of how many requests in a hundred it drops the connection.</summary>
    public int DropPercent { get; init; }

    /// <summary>How many seconds it asks to be left alone when it is busy; null for not saying.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What is to happen to all requests with a word in their path; null for none.</summary>
    public (string Word, BucketFault Fault)? Always { get; init; }

    /// <summary>What happens to a request.</summary>
    public BucketFault Next(BucketRequest request)
    {
        if (Always is { } always && request.Target.Contains(always.Word, StringComparison.Ordinal))
        {
            return always.Fault;
        }

        lock (_random)
        {
            var chance = _random.Next(100);
            return chance < BusyPercent ? BucketFault.Busy : chance < BusyPercent + DropPercent ? BucketFault.Drop : BucketFault.None;
        }
    }
}
