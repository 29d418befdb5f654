namespace Inhaul.Tests;

public sealed class BackOffTests
{
    [Fact]
    public void The_bound_doubles_with_every_failure_up_to_the_longest_wait()
    {
        for (var run = 0; run < 200; run++)
        {
            var backOff = new BackOff(TimeSpan.FromSeconds(10));
            for (var failure = 0; failure < 40; failure++)
            {
                Assert.InRange(backOff.Next().TotalMilliseconds, 0, Math.Min(10_000, 50 * Math.Pow(2, Math.Min(failure, 30))));
            }
        }
    }

    [Fact]
    public void Waits_spread_over_the_whole_bound()
    {
        var waits = Enumerable.Range(0, 2_000).Select(_ => new BackOff(TimeSpan.FromSeconds(10)).Next().TotalMilliseconds).ToList();
        Assert.True(waits.Min() < 5 && waits.Max() > 45, "Jitter keeps workers from coming back all at once.");
    }

    [Fact]
    public void A_success_starts_it_over()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(10));
        for (var failure = 0; failure < 20; failure++)
        {
            backOff.Next();
        }

        backOff.Reset();
        Assert.InRange(backOff.Next().TotalMilliseconds, 0, 50);
    }

    [Fact]
    public void A_longest_wait_below_the_shortest_bound_is_kept() =>
        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(new BackOff(TimeSpan.FromMilliseconds(10)).Next().TotalMilliseconds, 0, 10));
}
