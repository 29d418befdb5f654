using System.Globalization;
using System.Text;
using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

public sealed class DistinctEstimateTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(4_095)]
    public void Few_values_are_counted_exactly(int count) => Assert.Equal(count, Estimate(count, repeats: 2));

    [Theory]
    [InlineData(5_000)]
    [InlineData(10_000)]
    [InlineData(50_000)]
    [InlineData(200_000)]
    [InlineData(1_000_000)]
    public void Many_values_are_estimated_within_five_percent(int count) =>
        Assert.InRange(Estimate(count, repeats: 1), (long)(count * 0.95), (long)(count * 1.05));

    [Fact]
    public void Repeats_do_not_count() => Assert.Equal(Estimate(20_000, repeats: 1), Estimate(20_000, repeats: 3));

    private static long Estimate(int count, int repeats)
    {
        var estimate = new DistinctEstimate(4096);
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            for (var i = 0; i < count; i++)
            {
                estimate.Add([ValueHash.Of(Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture)))]);
            }
        }

        return estimate.Count;
    }
}
