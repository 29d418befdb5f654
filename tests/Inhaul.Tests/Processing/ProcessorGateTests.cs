using Inhaul.Processing;

namespace Inhaul.Tests.Processing;

public sealed class ProcessorGateTests
{
    private readonly ProcessorGate _gate = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_are_inside_at_once()
    {
        using var first = await _gate.EnterAsync(Cancel);
        using var second = await _gate.EnterAsync(Cancel);
    }

    [Fact]
    public async Task Whoever_wants_to_be_alone_waits_for_all_and_keeps_all_out()
    {
        var first = await _gate.EnterAsync(Cancel);
        var second = await _gate.EnterAsync(Cancel);
        var alone = _gate.EnterAloneAsync(Cancel);
        first.Dispose();
        Assert.False(alone.IsCompleted);
        second.Dispose();
        var pass = await alone;

        var (late, alsoAlone) = (_gate.EnterAsync(Cancel), _gate.EnterAloneAsync(Cancel));
        Assert.False(late.IsCompleted);
        pass.Dispose();
        (await late).Dispose();
        (await alsoAlone).Dispose();
    }

    [Fact]
    public async Task Nobody_overtakes_who_waits_to_be_alone()
    {
        var first = await _gate.EnterAsync(Cancel);
        var alone = _gate.EnterAloneAsync(Cancel);
        var late = _gate.EnterAsync(Cancel);

        Assert.False(late.IsCompleted);
        first.Dispose();
        var pass = await alone;
        Assert.False(late.IsCompleted);
        pass.Dispose();
        (await late).Dispose();
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_in_nobodys_way()
    {
        using var stop = new CancellationTokenSource();
        using var first = await _gate.EnterAsync(Cancel);
        var alone = _gate.EnterAloneAsync(stop.Token);
        var late = _gate.EnterAsync(Cancel);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alone);
        (await late).Dispose();
    }

    [Fact]
    public async Task Who_leaves_twice_leaves_once()
    {
        var first = await _gate.EnterAsync(Cancel);
        using var second = await _gate.EnterAsync(Cancel);

        first.Dispose();
        first.Dispose();

        Assert.False(_gate.EnterAloneAsync(Cancel).IsCompleted);
    }
}
