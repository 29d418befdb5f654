using System.Globalization;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>
/// An application whose processor dies at certain rows, started again after each death as an operator would: it comes to its
/// end, the rows at fault are named, no other row is, and all others are loaded once.
/// </summary>
public abstract class ProcessorDeathTests(StoreKind kind)
{
    private const string FailFast = "fail fast";

    private const int Rows = 60;
    private const int ChunkRows = 15;

    [Theory]
    [InlineData(1, FailFast, 2)]
    [InlineData(4, FailFast, 2)]
    [InlineData(4, "overflow", 1)]
    [InlineData(4, FailFast, 3)]
    public async Task A_row_that_kills_the_process_is_given_up_after_as_many_deaths_as_it_may_cost(int workers, string note, int deathsPerRow)
    {
        using var place = Prepare(Rows, (22, note), (50, "throw"));

        var deaths = await RunToItsEndAsync(place, workers, ChunkRows, deathsPerRow);

        // The first one says only in which chunk the row is.
        Assert.Equal(1 + deathsPerRow, deaths);
        Check(place, Rows, $"22|process_died|{Died(deathsPerRow)}", "50|processor_error|DeliveryProcessor threw InvalidOperationException: as the row said");
    }

    [Fact]
    public async Task A_row_among_thousands_costs_one_death_more()
    {
        const int Many = 1_500;
        using var place = Prepare(Many, (700, FailFast));

        var deaths = await RunToItsEndAsync(place, workers: 1, chunkRows: Many, deathsPerRow: 1);

        Assert.Equal(3, deaths);
        Check(place, Many, $"700|process_died|{Died(1)}");
    }

    [Fact]
    public async Task Several_deadly_rows_at_once_are_told_apart_from_the_innocent_beside_them()
    {
        (int, string)[] deadly = [(14, FailFast), (15, "overflow"), (16, FailFast)];
        using var place = Prepare(Rows, deadly);

        var deaths = await RunToItsEndAsync(place, workers: 4, ChunkRows, deathsPerRow: 2);

        // What all of them may cost, and at most one for each to find its chunk again.
        Assert.InRange(deaths, 2 * deadly.Length + 1, 3 * deadly.Length);
        Check(place, Rows, [.. deadly.Select(row => $"{row.Item1}|process_died|{Died(2)}")]);
    }

    private static string Died(int times) => $"the process died {times} time{(times == 1 ? "" : "s")} while DeliveryProcessor was at this row";

    /// <summary>A place with a table and a file of numbered deliveries: a few have notes, and the others of small files take a while.</summary>
    private Workplace Prepare(int rows, params (int Id, string Note)[] notes)
    {
        var place = new Workplace(kind);
        place.Store.Execute("CREATE TABLE loaded (id bigint NOT NULL)");
        var noteOf = notes.ToDictionary(row => row.Id, row => row.Note);
        place.Write("delivery.csv", "id,note\n" + string.Concat(Enumerable.Range(1, rows).Select(id => $"{id},{noteOf.GetValueOrDefault(id, rows == Rows ? "sleep" : "")}\n")));
        return place;
    }

    /// <summary>Starts the application again and again until it does not die.</summary>
    /// <returns>How often it died.</returns>
    private static async Task<int> RunToItsEndAsync(Workplace place, int workers, int chunkRows, int deathsPerRow)
    {
        const int Aborted = 134;
        for (var deaths = 0; ; deaths++)
        {
            using var running = place.StartProgram(
                RunningCommand.Host, RunningCommand.Application("Inhaul.ProcessorApp"),
                "delivery.csv", Text(workers), Text(chunkRows), Text(deathsPerRow));
            var result = await running.WaitAsync();
            if (result.ExitCode != Aborted)
            {
                Assert.Equal("CompletedWithErrors\n", result.Expect(0).Output);
                return deaths;
            }

            Assert.True(deaths < 50, $"it dies again and again\n{result}");
            Conservation.Check(place.Store, "loaded");
        }
    }

    private static void Check(Workplace place, int rows, params string[] refused)
    {
        Conservation.Check(place.Store, "loaded");
        Assert.Equal(refused, place.Store.Rows("SELECT row, code, message FROM inhaul_row_error ORDER BY row"));
        var lost = refused.Select(line => int.Parse(line.Split('|')[0], CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, rows).Except(lost).Select(Text), place.Store.Rows("SELECT id FROM loaded ORDER BY id"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
