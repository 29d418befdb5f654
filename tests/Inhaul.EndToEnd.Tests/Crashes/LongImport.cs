using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import into PostgreSQL that takes long enough for something to happen to its database in the middle.</summary>
internal static class LongImport
{
    /// <summary>How many rows it has.</summary>
    public const int RowCount = 10_000;

    /// <summary>The statement that makes the table.</summary>
    public const string TableSql = "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, age INTEGER)";

    private const string IsBegin = "message LIKE 'waiting for the database: %'";
    private const string IsEnd = "message LIKE 'the database is back after %'";

    /// <summary>The arguments.</summary>
    public static string[] Import(int workers) =>
        ["import", "many.csv", "--key", "id", "--table", "people", "--chunk-rows", "50", "--workers", $"{workers}", "--lease", "5", "--output", "json"];

    /// <summary>Brings the input and the table to a folder.</summary>
    public static void Prepare(Workplace place)
    {
        place.Write("many.csv", ManyRows.Csv(RowCount));
        place.Store.Execute(TableSql);
        place.Store.NoteWrites("people", key: "id");
    }

    /// <summary>Starts the import and returns when it is in the middle.</summary>
    public static async Task<RunningCommand> StartAsync(Workplace place, int workers)
    {
        var running = place.Start(Import(workers));
        await UntilSettledAsync(place, running, chunks: 10);
        return running;
    }

    /// <summary>Waits until so many chunks are settled.</summary>
    public static async Task UntilSettledAsync(Workplace place, RunningCommand running, long chunks)
    {
        while (place.Store.SettledChunks < chunks)
        {
            Assert.True(running.IsRunning, "the import was to take longer");
            await Task.Delay(10);
        }
    }

    /// <summary>Fails the test unless the import ended by itself with every row written once, and no attempt was counted for trouble that is not the chunk's.</summary>
    /// <param name="place">Where.</param>
    /// <param name="running">The import.</param>
    /// <param name="held">How many rows of the input the table held before, in another state.</param>
    public static async Task CheckRowsAsync(Workplace place, RunningCommand running, int held = 0)
    {
        var ended = (await running.WaitAsync()).Expect(0);
        Assert.Equal((RowCount - held, held), (ended.Rows("inserted"), ended.Rows("updated")));
        Conservation.Check(place.Store, "people", held);
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM people WHERE name = 'name ' || id AND age = id % 90"));
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM (SELECT id FROM people_write GROUP BY id HAVING count(*) = 1) AS once"));
        Assert.Equal(RowCount, place.Store.Number("SELECT count(*) FROM people_write"));
        Assert.Equal("1", place.Store.Text("SELECT DISTINCT attempts FROM inhaul_chunk"));
    }

    /// <summary>As <see cref="CheckRowsAsync"/>, and the log of the import tells of every outage once, and of nothing else.</summary>
    /// <param name="place">Where.</param>
    /// <param name="running">The import.</param>
    /// <param name="mostOutages">How many outages there were at most; there was at least one.</param>
    /// <param name="held">How many rows of the input the table held before, in another state.</param>
    public static async Task CheckEndAsync(Workplace place, RunningCommand running, int mostOutages = 1, int held = 0)
    {
        await CheckRowsAsync(place, running, held);
        var log = place.Store.Text("SELECT message FROM inhaul_log ORDER BY number");
        Assert.True(place.Store.Number($"SELECT count(*) FROM inhaul_log WHERE NOT ({IsBegin} OR {IsEnd})") == 0, log);
        var begins = place.Store.Number($"SELECT count(*) FROM inhaul_log WHERE {IsBegin}");
        Assert.True(begins >= 1 && begins <= mostOutages, log);
        Assert.True(place.Store.Number($"SELECT count(*) FROM inhaul_log WHERE {IsEnd}") == begins, log);
    }

    /// <summary>Fails the test unless the import said why it waits.</summary>
    public static void CheckReason(Workplace place, string reason) =>
        Assert.Contains(reason, place.Store.Text($"SELECT message FROM inhaul_log WHERE {IsBegin}"), StringComparison.OrdinalIgnoreCase);
}
