using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>The commands show an import that a job of another program does, find out when that dies, and leave its rows to it.</summary>
public abstract class TrackedImportTests(StoreKind kind)
{
    [Fact]
    public async Task Job_that_is_killed_and_started_again_and_cancelled_is_seen_for_what_it_is()
    {
        using var place = new Workplace(kind);
        using (var killed = await AtWorkAsync(place, attempt: 1))
        {
            var running = (await place.RunAsync("show", IdOf(place), "--output", "json")).Expect(0).Json;
            Assert.Equal(
                ("active", "running", true, "price service"),
                (running.GetProperty("state").GetString(), running.GetProperty("liveness").GetString(), running.GetProperty("tracked").GetBoolean(), running.GetProperty("sources")[0].GetProperty("name").GetString()));
            killed.Kill();
            await killed.WaitAsync();
        }

        var id = IdOf(place);
        Assert.Contains(", interrupted, in phase load", (await place.RunAsync("show", id)).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains($"import {id} is failed", (await place.RunAsync("worker", "--until-idle")).Expect(0).Output, StringComparison.Ordinal);
        var failed = (await place.RunAsync("show", id)).Expect(0).Output;
        Assert.Contains("the process that did it is gone: it neither completed the import nor said why not", failed, StringComparison.Ordinal);
        Assert.Contains("rows read from price service by code outside the engine", failed, StringComparison.Ordinal);
        Assert.Contains("nut has no price", failed, StringComparison.Ordinal);

        using var again = await AtWorkAsync(place, attempt: 2);
        Assert.Equal(id, IdOf(place));
        Assert.Contains("is cancelling", (await place.RunAsync("cancel", id)).Expect(0).Output, StringComparison.Ordinal);
        (await again.WaitAsync()).Expect(0);

        Assert.Equal("active,failed,active,cancelling,cancelled", string.Join(',', place.Store.Rows("SELECT to_state FROM inhaul_transition ORDER BY version")));
        Assert.Equal("row 2  no_price  amount: nut has no price\n", (await place.RunAsync("errors", id)).Expect(0).Output);
        Assert.Contains("prices are late", (await place.RunAsync("log", id)).Expect(0).Output, StringComparison.Ordinal);
        await Task.WhenAll(
            RefusedAsync("pause", id), RefusedAsync("resume", id), RefusedAsync("retry", id), RefusedAsync("verify", id), RefusedAsync("rows", id), RefusedAsync("errors", id, "--csv", "errors.csv"));
        Assert.False(place.Has("errors.csv"));

        async Task RefusedAsync(params string[] command) =>
            Assert.Contains("because it is done by code outside the engine; ", (await place.RunAsync(command)).Expect(2).Errors, StringComparison.Ordinal);
    }

    private static string IdOf(Workplace place) => place.Store.Text("SELECT id FROM inhaul_import");

    /// <summary>The job, once it has said what is wrong with a row.</summary>
    private static async Task<RunningCommand> AtWorkAsync(Workplace place, int attempt)
    {
        var running = place.StartProgram(RunningCommand.Host, Path.Combine(AppContext.BaseDirectory, "Inhaul.ProcessorApp.dll"), "track", "monday");
        while (!place.Store.HasTable("inhaul_log") || place.Store.Number($"SELECT count(*) FROM inhaul_row_error WHERE attempt = {attempt}") == 0)
        {
            Assert.True(running.IsRunning, "the job ended before it said anything");
            await Task.Delay(20);
        }

        return running;
    }
}
