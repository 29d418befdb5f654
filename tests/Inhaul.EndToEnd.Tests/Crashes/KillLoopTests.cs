using System.Diagnostics.CodeAnalysis;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import is killed at any time, not only at named points, until it is through.</summary>
public abstract class KillLoopTests(StoreKind kind)
{
    private const int RowCount = 20_000;
    private const int FewestKills = 3;

    /// <summary>More would take long where chunks take long, and show nothing new.</summary>
    private const int MostKills = 12;

    private const int MostMilliseconds = 50;

    private static readonly string[] Import = ["import", "many.csv", "--key", "id", "--table", "people", "--chunk-rows", "100", "--workers", "2", "--output", "json"];

    [Fact]
    public async Task Import_killed_again_and_again_writes_every_key_once()
    {
        using var start = Start();
        using var undisturbed = start.Copy();
        (await undisturbed.RunAsync(Import)).Expect(0);
        using var place = start.Copy();

        var kills = await RunUntilDoneAsync(place, seed: 7);

        Assert.True(kills >= FewestKills, $"killed only {kills} times");
        Conservation.Check(place.Store, "people");
        FinalState.AssertSame(FinalState.Of(undisturbed.Store, "people"), FinalState.Of(place.Store, "people"));
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM (SELECT id FROM people_write GROUP BY id HAVING count(*) = 1) once"));
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM people_write"));
    }

    private Workplace Start()
    {
        var place = new Workplace(kind);
        place.Write("many.csv", ManyRows.Csv(RowCount));
        place.Store.Execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, age INTEGER)");
        place.Store.NoteWrites("people", key: "id");
        return place;
    }

    /// <summary>Runs the import and kills it a random moment after it got on, until it ends by itself.</summary>
    /// <returns>How often it was killed.</returns>
    [SuppressMessage("Security", "CA5394", Justification = "The times are random on purpose; the seed only makes them alike.")]
    private static async Task<int> RunUntilDoneAsync(Workplace place, int seed)
    {
        var random = new Random(seed);
        for (var kills = 0; ; kills++)
        {
            var before = place.Store.SettledChunks;
            using var running = place.Start(Import);
            while (running.IsRunning && place.Store.SettledChunks == before)
            {
                await Task.Delay(1);
            }

            await Task.Delay(random.Next(MostMilliseconds));
            if (kills < MostKills && running.IsRunning)
            {
                running.Kill();
            }

            var result = await running.WaitAsync();
            if (result.ExitCode != CommandResult.Killed)
            {
                result.Expect(0);
                return kills;
            }

            Conservation.Check(place.Store, "people");
        }
    }
}
