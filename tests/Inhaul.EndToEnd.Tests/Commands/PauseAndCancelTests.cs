using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>A second command acts on an import while a first one runs it.</summary>
public abstract class PauseAndCancelTests(StoreKind kind)
{
    private const string HeldAtTheSecondChunk = "claim.after-commit:2=delay-12000";
    private static readonly string[] Import = ["import", "many.csv", "--key", "id", "--chunk-rows", "50", "--workers", "1", "--output", "json"];

    [Fact]
    public async Task Running_import_pauses_after_the_chunk_it_is_at_and_resumes_where_it_stopped()
    {
        using var place = new Workplace(kind);
        using var running = await HeldAsync(place);
        var id = place.Store.Text("SELECT id FROM inhaul_import");
        Assert.Equal("running", (await place.RunAsync("show", id, "--output", "json")).Expect(0).Json.GetProperty("liveness").GetString());

        Assert.Contains("is paused", (await place.RunAsync("pause", id)).Expect(0).Output, StringComparison.Ordinal);
        var stopped = (await running.WaitAsync()).Expect(1);
        Assert.Equal(("paused", 100), (stopped.Json.GetProperty("state").GetString(), stopped.Rows("inserted")));
        Conservation.Check(place.Store, "many");

        Assert.Contains($"Go on with 'inhaul resume {id}'", (await place.RunAsync(Import)).Expect(1).Errors, StringComparison.Ordinal);
        Assert.Equal(200, (await place.RunAsync("resume", id, "--output", "json")).Expect(0).Rows("inserted"));
        Assert.Equal(200, place.Store.Number("SELECT count(*) FROM many"));
        Assert.Equal(["queued", "active", "paused", "active", "completed"], place.Store.Rows("SELECT to_state FROM inhaul_transition ORDER BY version"));
    }

    [Fact]
    public async Task Running_import_is_cancelled_after_the_chunk_it_is_at_and_what_was_written_stays()
    {
        using var place = new Workplace(kind);
        using var running = await HeldAsync(place);
        var id = place.Store.Text("SELECT id FROM inhaul_import");

        Assert.Contains("is cancelling", (await place.RunAsync("cancel", id)).Expect(0).Output, StringComparison.Ordinal);
        var stopped = (await running.WaitAsync()).Expect(1);

        Assert.Equal(("cancelled", 100, 100), (stopped.Json.GetProperty("state").GetString(), stopped.Rows("inserted"), stopped.Rows("pending")));
        Assert.Equal(100, place.Store.Number("SELECT count(*) FROM many"));
        Conservation.Check(place.Store, "many");
        (await place.RunAsync("resume", id)).Expect(2);

        var afresh = (await place.RunAsync(Import)).Expect(0);
        Assert.NotEqual(id, afresh.Id);
        Assert.Equal((100, 100), (afresh.Rows("inserted"), afresh.Rows("unchanged")));
    }

    [Fact]
    public async Task Import_whose_process_was_killed_is_cancelled_at_once()
    {
        using var place = new Workplace(kind);
        place.Write("many.csv", ManyRows.Csv(200));
        (await place.RunWithAsync("settle.after-write:2=kill", Import)).Expect(CommandResult.Killed);
        var id = place.Store.Text("SELECT id FROM inhaul_import");
        Assert.Contains("is cancelled: 50 inserted", (await place.RunAsync("cancel", id)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paused_import_is_cancelled_at_once()
    {
        using var place = new Workplace(kind);
        using var running = await HeldAsync(place);
        var id = place.Store.Text("SELECT id FROM inhaul_import");
        (await place.RunAsync("pause", id)).Expect(0);
        (await running.WaitAsync()).Expect(1);

        Assert.Equal("cancelled", (await place.RunAsync("cancel", id, "--output", "json")).Expect(0).Json.GetProperty("state").GetString());
        Assert.Contains("cannot be cancelled", (await place.RunAsync("cancel", id)).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be paused", (await place.RunAsync("pause", id)).Expect(2).Errors, StringComparison.Ordinal);
    }

    /// <summary>An import that has written its first chunk and is held at its second.</summary>
    private static async Task<RunningCommand> HeldAsync(Workplace place)
    {
        place.Write("many.csv", ManyRows.Csv(200));
        var running = place.StartWith(HeldAtTheSecondChunk, Import);
        while (!place.Store.HasTable("many") || place.Store.Number("SELECT count(*) FROM inhaul_chunk WHERE number = 2 AND owner IS NOT NULL") == 0)
        {
            Assert.True(running.IsRunning, "the import ended before it was held");
            await Task.Delay(20);
        }

        return running;
    }
}
