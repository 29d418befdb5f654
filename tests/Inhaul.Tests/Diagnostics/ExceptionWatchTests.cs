using Inhaul.Diagnostics;

namespace Inhaul.Tests.Diagnostics;

public sealed class ExceptionWatchTests
{
    [Fact]
    public async Task The_last_exception_of_the_flow_is_known_through_every_await_and_task_of_it()
    {
        var watch = ExceptionWatch.Open();
        await Task.Yield();
        Assert.Null(watch.Last);

        await ThrowAsync("first");
        Assert.Equal("first", watch.Last?.Message);

        await Task.Run(() => ThrowAsync("second"), TestContext.Current.CancellationToken);
        Assert.Equal("second", watch.Last?.Message);
        watch.Close();
    }

    [Fact]
    public async Task What_other_flows_throw_is_not_noticed()
    {
        Task other;
        using (ExecutionContext.SuppressFlow())
        {
            other = Task.Run(() => ThrowAsync("of another"), TestContext.Current.CancellationToken);
        }

        var watch = ExceptionWatch.Open();
        await other;
        await LeftOutAsync();

        Assert.Null(watch.Last);
        watch.Close();
    }

    [Fact]
    public async Task A_watch_within_another_tells_both_and_leaves_the_outer_one_as_it_was()
    {
        var outer = ExceptionWatch.Open();
        var inner = ExceptionWatch.Open();
        await ThrowAsync("within");
        Assert.Equal(("within", "within"), (inner.Last?.Message, outer.Last?.Message));
        Assert.Equal(2, ExceptionWatch.Count);

        inner.Close();
        inner.Close();
        await ThrowAsync("behind");

        Assert.Equal((null, "behind"), (inner.Last?.Message, outer.Last?.Message));
        outer.Close();
        Assert.Equal(0, ExceptionWatch.Count);
    }

    private static async Task LeftOutAsync()
    {
        ExceptionWatch.LeaveOut();
        await ThrowAsync("left out");
    }

    private static async Task ThrowAsync(string message)
    {
        await Task.Yield();
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException)
        {
            // Handled, and noticed all the same.
        }
    }
}
