using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Processes of workers that work on all imports of a store, started, stopped and killed at will.</summary>
public abstract class WorkerProcessTests(PeopleImport import, StoreKind kind)
{
    private const int RowCount = 10_000;

    private static readonly string[] Many = ["import", "many.csv", "--key", "id", "--table", "people", "--chunk-rows", "50", "--output", "json"];
    private static readonly string[] UntilIdle = ["worker", "--workers", "2", "--until-idle", "--output", "json"];

    [Fact]
    public async Task Import_that_leaves_delivery_to_two_processes_ends_as_if_it_had_delivered_itself()
    {
        using var place = import.Start();
        using var first = place.Start("worker", "--workers", "1");
        using var second = place.Start("worker", "--workers", "2", "--lease", "5");

        (await place.RunAsync(PeopleImport.Import(workers: 0))).Expect(3);

        import.CheckEnd(place);
        await first.SignalAsync("TERM");
        await second.SignalAsync("INT");
        Assert.StartsWith("worker ready: 1 at once, process ", (await first.WaitAsync()).Expect(0).Errors, StringComparison.Ordinal);
        (await second.WaitAsync()).Expect(0);
    }

    [Theory]
    [InlineData("submit.after-commit:1")]
    [InlineData("intake.after-chunk:1")]
    [InlineData("claim.after-commit:1")]
    [InlineData("settle.after-write:2")]
    [InlineData("settle.after-commit:2")]
    public async Task Worker_finishes_what_an_import_was_killed_at(string point)
    {
        using var place = import.Start();
        (await place.RunWithAsync($"{point}=kill", PeopleImport.Import(workers: 2))).Expect(CommandResult.Killed);

        var ended = (await place.RunAsync(UntilIdle)).Expect(0);

        import.CheckEnd(place);
        Assert.Equal("completed_with_errors", ended.Json.GetProperty("state").GetString());
        Assert.Equal(place.Store.Text("SELECT id FROM inhaul_import"), ended.Id);
    }

    [Fact]
    public async Task Workers_killed_again_and_again_write_every_key_once()
    {
        using var start = Start();
        using var undisturbed = start.Copy();
        (await undisturbed.RunAsync(Many)).Expect(0);
        using var place = start.Copy();
        using var handedIn = place.Start([.. Many, "--workers", "0"]);

        for (var kills = 0; kills < 4; kills++)
        {
            var before = place.Store.SettledChunks;
            using var doomed = place.Start("worker", "--workers", "2");
            while (place.Store.SettledChunks < before + 3)
            {
                Assert.True(doomed.IsRunning && handedIn.IsRunning, "the import was to take longer");
                await Task.Delay(1);
            }

            doomed.Kill();
            (await doomed.WaitAsync()).Expect(CommandResult.Killed);
            Conservation.Check(place.Store, "people");
        }

        (await place.RunAsync(UntilIdle)).Expect(0);

        (await handedIn.WaitAsync()).Expect(0);
        Conservation.Check(place.Store, "people");
        FinalState.AssertSame(FinalState.Of(undisturbed.Store, "people"), FinalState.Of(place.Store, "people"));
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM (SELECT id FROM people_write GROUP BY id HAVING count(*) = 1) once"));
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM people_write"));
    }

    [Fact]
    public async Task Interrupted_import_without_workers_is_finished_by_workers()
    {
        using var place = Start();
        using var handedIn = place.Start([.. Many, "--workers", "0"]);
        await UntilBroughtInAsync(place, handedIn, imports: 1);
        await handedIn.SignalAsync("INT");
        Assert.Contains("is left to the workers of the store", (await handedIn.WaitAsync()).Expect(130).Errors, StringComparison.Ordinal);

        Assert.Equal(RowCount, (await place.RunAsync(UntilIdle)).Expect(0).Rows("inserted"));
        Conservation.Check(place.Store, "people");
    }

    [Fact]
    public async Task Small_imports_do_not_wait_for_a_huge_one()
    {
        using var place = Start();
        place.Write("small.csv", "id,name\n1,Ann\n");
        using var huge = place.Start([.. Many, "--workers", "0"]);
        await UntilBroughtInAsync(place, huge, imports: 1);
        using var small = place.Start("import", "small.csv", "--key", "id", "--workers", "0", "--tenant", "acme");
        await UntilBroughtInAsync(place, small, imports: 2);

        (await place.RunAsync("worker", "--workers", "1", "--until-idle")).Expect(0);

        (await small.WaitAsync()).Expect(0);
        (await huge.WaitAsync()).Expect(0);
        Assert.Equal(["small", "many"], place.Store.Rows("SELECT type FROM inhaul_import ORDER BY finished_at"));
    }

    private static async Task UntilBroughtInAsync(Workplace place, RunningCommand running, int imports)
    {
        while (!place.Store.HasTable("inhaul_log") || place.Store.Number("SELECT count(*) FROM inhaul_import WHERE phase = 'load'") < imports)
        {
            Assert.True(running.IsRunning, "the import was to wait for workers");
            await Task.Delay(20);
        }
    }

    private Workplace Start()
    {
        var place = new Workplace(kind);
        place.Write("many.csv", ManyRows.Csv(RowCount));
        place.Store.Execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, age INTEGER)");
        place.Store.NoteWrites("people", key: "id");
        return place;
    }
}
