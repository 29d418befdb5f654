using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>A worker process of PostgreSQL begins a small import while it is at a huge one.</summary>
public sealed class FairStartTests
{
    /// <summary>The chunk that is in work, and one more if the small import came to the ledger just after the worker had looked.</summary>
    private const int MostChunksBefore = 2;

    [Theory]
    [InlineData("default")]
    [InlineData("acme")]
    public async Task Small_import_begins_within_the_time_of_a_chunk_behind_a_huge_one(string tenant)
    {
        using var place = new Workplace(StoreKind.Postgres);
        LongImport.Prepare(place);
        place.Write("small.csv", "id,name\n1,Ann\n");
        place.Store.Execute("CREATE TABLE small (id INTEGER PRIMARY KEY, name TEXT)");
        using var huge = place.Start(LongImport.Import(workers: 0));
        await UntilKeptAsync(place, huge);
        NoteTimes(place);
        using var worker = place.Start("worker", "--workers", "1");
        await LongImport.UntilSettledAsync(place, huge, chunks: 1);

        (await place.RunAsync("import", "small.csv", "--key", "id", "--workers", "0", "--tenant", tenant)).Expect(0);

        Assert.True(huge.IsRunning, "the huge import was to take longer than the small one");
        var between = place.Store.Number(
            """
            SELECT count(DISTINCT transaction) FROM written WHERE name = 'people'
              AND at BETWEEN (SELECT at FROM written WHERE name = 'chunk') AND (SELECT at FROM written WHERE name = 'small')
            """);
        Assert.InRange(between, 0, MostChunksBefore);
        (await huge.WaitAsync()).Expect(0);
    }

    private static async Task UntilKeptAsync(Workplace place, RunningCommand huge)
    {
        while (!place.Store.HasTable("inhaul_log") || place.Store.Number("SELECT count(*) FROM inhaul_import WHERE phase = 'load'") == 0)
        {
            Assert.True(huge.IsRunning, "the import was to wait for workers");
            await Task.Delay(20);
        }
    }

    /// <summary>From now on every row notes when and in which transaction it was written.</summary>
    private static void NoteTimes(Workplace place)
    {
        place.Store.Execute(
            """
            CREATE TABLE written (name text, transaction bigint, at timestamptz);
            CREATE FUNCTION note_time() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN INSERT INTO written VALUES (TG_TABLE_NAME, txid_current(), clock_timestamp()); RETURN NULL; END $$;
            """);
        foreach (var table in (string[])["people", "small", "inhaul.chunk"])
        {
            place.Store.Execute($"CREATE TRIGGER note_time AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION note_time()");
        }
    }
}
