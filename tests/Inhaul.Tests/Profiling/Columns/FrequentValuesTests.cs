using System.Globalization;
using System.Text;
using Inhaul.Profiling;
using Inhaul.Profiling.Columns;

namespace Inhaul.Tests.Profiling.Columns;

public sealed class FrequentValuesTests
{
    [Fact]
    public void Few_values_are_counted_exactly()
    {
        var (frequent, found, _) = Count([.. "b".Times(5), .. "a".Times(9), "c"]);
        Assert.True(frequent.IsExact);
        Assert.Equal([("a", 9L), ("b", 5L)], found.Take(2));
    }

    [Fact]
    public void What_is_frequent_is_found_among_many_others_and_no_value_is_lost()
    {
        var values = Enumerable.Range(0, 100_000).Select(i => i % 10 == 9 ? "often" : i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var (frequent, found, measured) = Count(values);
        Assert.False(frequent.IsExact);
        Assert.Equal("often", found[0].Value);
        Assert.InRange(found[0].Count, 9_500, 10_000);
        Assert.Equal(values.Length, measured);
    }

    /// <summary>Counts as a column does: what is not kept is measured once, what leaves is measured for the times in between.</summary>
    private static (FrequentValues Frequent, List<(string Value, long Count)> Found, long Measured) Count(string[] values)
    {
        var frequent = new FrequentValues(1024);
        var measured = 0L;
        foreach (var value in values)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            var hash = ValueHash.Of(bytes);
            if (!frequent.TryCount(hash))
            {
                measured++;
                frequent.Offer(hash, bytes, (_, times) => measured += times);
            }
        }

        var found = frequent.Finish(10, (_, times) => measured += times).Select(value => (Encoding.UTF8.GetString(value.Value), value.Count)).ToList();
        return (frequent, found, measured);
    }
}
