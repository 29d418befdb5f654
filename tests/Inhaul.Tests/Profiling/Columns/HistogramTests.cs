using Inhaul.Profiling.Columns;

namespace Inhaul.Tests.Profiling.Columns;

public sealed class HistogramTests
{
    [Fact]
    public void Counts_stay_exact_while_bins_are_joined()
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, 20_000).Select(_ => random.Next(-500_000, 2_000_000) / 100.0).ToList();
        var histogram = new Histogram(0.01, 5, 2);
        numbers.ForEach(number => histogram.Add(number, 1));

        var bins = histogram.Bins(24);

        Assert.InRange(bins.Count, 2, 24);
        Assert.Equal(bins.Select(bin => (long)numbers.Count(number => number >= bin.From && number < bin.From + histogram.Width)), bins.Select(bin => bin.Count));
        Assert.Equal(5_000, histogram.Width, 6);
    }

    [Theory]
    [InlineData(0.1, 0.3, 3)]
    [InlineData(0.01, 0.29, 29)]
    [InlineData(1, -0.5, -1)]
    public void What_is_on_an_edge_belongs_above_it(double width, double number, int bin)
    {
        var histogram = new Histogram(width, 5, 2);
        histogram.Add(number, 3);
        Assert.Equal([new HistogramBin(bin * width, 3)], histogram.Bins(10));
    }

    [Fact]
    public void One_far_away_does_not_need_a_bin_for_all_between()
    {
        var histogram = new Histogram(0.001, 5, 2);
        histogram.Add(1, 1);
        histogram.Add(1e15, 1);
        Assert.InRange(histogram.Bins(24).Count, 2, 24);
    }
}
