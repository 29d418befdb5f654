using System.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A person presses Ctrl-C, or the machine shuts down.</summary>
public abstract class InterruptTests(StoreKind kind)
{
    private const int RowCount = 20_000;

    /// <summary>Generous for a machine that does much else; the work left would take longer.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private static readonly string[] Import = ["import", "many.csv", "--key", "id", "--chunk-rows", "50", "--workers", "2"];

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_stops_an_import_soon_and_the_same_command_goes_on(string signal)
    {
        using var place = new Workplace(kind);
        place.Write("many.csv", ManyRows.Csv(RowCount));
        using var running = place.Start(Import);
        await UntilSettledAsync(place, running, chunks: 5);

        var clock = Stopwatch.StartNew();
        await running.SignalAsync(signal);
        var interrupted = (await running.WaitAsync()).Expect(130);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        Assert.Contains("the same command goes on where this one stopped", interrupted.Errors, StringComparison.Ordinal);
        Conservation.Check(place.Store, "many");
        Assert.Equal("active", place.Store.Text("SELECT state FROM inhaul_import"));
        Assert.Equal(0, place.Store.Number("SELECT count(*) FROM inhaul_chunk WHERE owner IS NOT NULL"));

        var resumed = (await place.RunAsync([.. Import[..4], "--chunk-rows", "50", "--output", "json"])).Expect(0);
        Assert.True(resumed.Json.GetProperty("resumed").GetBoolean());
        Assert.Equal(RowCount, resumed.Rows("inserted"));
        Conservation.Check(place.Store, "many");
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM many WHERE name = 'name ' || id AND age = id % 90"));
    }

    [Fact]
    public async Task Killed_import_is_shown_as_interrupted_at_once()
    {
        using var place = new Workplace(kind);
        place.Write("many.csv", ManyRows.Csv(RowCount));
        (await place.RunWithAsync("claim.after-commit=kill", Import)).Expect(CommandResult.Killed);

        var shown = (await place.RunAsync("list", "--output", "json")).Expect(0).Json[0];
        Assert.Equal(("active", "interrupted"), (shown.GetProperty("state").GetString(), shown.GetProperty("liveness").GetString()));
    }

    [Fact]
    public async Task Interrupted_import_is_shown_as_interrupted_and_can_be_resumed_by_its_id()
    {
        using var place = new Workplace(kind);
        place.Write("many.csv", ManyRows.Csv(RowCount));
        using var running = place.Start(Import);
        await UntilSettledAsync(place, running, chunks: 5);
        await running.SignalAsync("INT");
        (await running.WaitAsync()).Expect(130);

        var id = place.Store.Text("SELECT id FROM inhaul_import");
        var shown = (await place.RunAsync("show", id, "--output", "json")).Expect(0).Json;
        Assert.Equal(("active", "interrupted"), (shown.GetProperty("state").GetString(), shown.GetProperty("liveness").GetString()));

        (await place.RunAsync("resume", id)).Expect(0);
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM many"));
    }

    private static async Task UntilSettledAsync(Workplace place, RunningCommand running, int chunks)
    {
        while (place.Store.SettledChunks < chunks)
        {
            Assert.True(running.IsRunning, "the import ended before it could be interrupted");
            await Task.Delay(20);
        }
    }
}
