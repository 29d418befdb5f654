using System.Collections.Concurrent;

namespace Inhaul.Tests.Fetching;

/// <summary>A clock that stands still, at which every wait is over at once and is remembered.</summary>
internal sealed class NoWait : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>The time at which it stands.</summary>
    public static DateTimeOffset Now { get; } = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    /// <summary>What was waited, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
