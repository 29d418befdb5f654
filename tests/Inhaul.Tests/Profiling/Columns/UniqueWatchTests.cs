using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Tests.Profiling.Columns;

public sealed class UniqueWatchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void The_first_repetition_ends_the_watch(int together)
    {
        var watch = new UniqueWatch();
        foreach (var hashes in Enumerable.Range(1, 10_000).Select(Hash).Chunk(together))
        {
            watch.Add(hashes);
        }

        Assert.Equal((Uniqueness.Unique, 16_384), (watch.Result, watch.Slots));
        watch.Add([Hash(20_000), Hash(5), Hash(20_001)]);
        watch.End(Uniqueness.Incomplete);
        Assert.Equal((Uniqueness.Repeated, 0), (watch.Result, watch.Slots));
    }

    [Fact]
    public void Values_that_are_repeated_among_those_handed_over_together_are_found()
    {
        var watch = new UniqueWatch();
        watch.Add([Hash(1), Hash(2), Hash(1)]);
        Assert.Equal(Uniqueness.Repeated, watch.Result);
    }

    [Theory]
    [InlineData(100_000, 1 << 20, 1 << 18)]
    [InlineData(100_000, 1 << 16, 1 << 16)]
    [InlineData(0, 1 << 20, 1 << 15)]
    public void It_grows_at_once_to_what_is_expected_and_has_room(long expected, long most, int slots)
    {
        var watch = new UniqueWatch();
        watch.Expect(expected, most);
        watch.Add([.. Enumerable.Range(1, 12_000).Select(Hash)]);
        Assert.Equal(1 << 14, watch.Slots);
        watch.Add([.. Enumerable.Range(12_001, 1_000).Select(Hash)]);
        Assert.Equal((Uniqueness.Unique, slots), (watch.Result, watch.Slots));
        watch.Add([Hash(7)]);
        Assert.Equal(Uniqueness.Repeated, watch.Result);
    }

    private static ulong Hash(int number) => ValueHash.Finish(ValueHash.Mix(ValueHash.Seed, (ulong)number));
}
