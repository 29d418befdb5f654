using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Tests.Profiling.Columns;

public sealed class UniqueWatchTests
{
    [Fact]
    public void The_first_repetition_ends_the_watch_with_its_line()
    {
        var watch = new UniqueWatch();
        for (var i = 1; i <= 10_000; i++)
        {
            watch.Add(ValueHash.Mix(ValueHash.Seed, (ulong)i), i);
        }

        Assert.Equal((Uniqueness.Unique, 16_384), (watch.Result, watch.Slots));
        watch.Add(ValueHash.Mix(ValueHash.Seed, 5), 10_001);
        watch.Add(ValueHash.Mix(ValueHash.Seed, 6), 10_002);
        Assert.Equal((Uniqueness.Repeated, 10_001, 0), (watch.Result, watch.Line, watch.Slots));
    }
}
