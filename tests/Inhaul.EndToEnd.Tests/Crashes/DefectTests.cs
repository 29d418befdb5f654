using System.Globalization;
using Inhaul.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Somebody breaks the target table of an import after it was submitted; it pauses, and goes on after the repair.</summary>
public sealed class DefectTests
{
    private const string Loader = "SET ROLE NONE; GRANT ALL ON people, people_write TO loader";

    [Theory]
    [InlineData("SET ROLE NONE; DROP TABLE people", "SET ROLE NONE; " + LongImport.TableSql + "; GRANT ALL ON people TO loader", "the table people does not exist any more")]
    [InlineData("SET ROLE NONE; ALTER TABLE people RENAME age TO years", "SET ROLE NONE; ALTER TABLE people RENAME years TO age", "age")]
    [InlineData("SET ROLE NONE; REVOKE INSERT ON people FROM loader", Loader, "permission denied for table people")]
    public async Task Import_whose_table_is_broken_pauses_with_one_message_and_goes_on_after_the_repair(string damage, string repair, string reason)
    {
        const int Workers = 8;
        using var place = new Workplace(StoreKind.Postgres);
        LongImport.Prepare(place);
        WorkAsLoader(place);
        using var running = await HeldImport.StartAsync(place, FailpointName.SubmitAfterCommit, LongImport.Import(Workers));
        place.Store.Execute(damage);

        (await running.WaitAsync()).Expect(1);

        var error = place.Store.Text("SELECT error FROM inhaul_import WHERE state = 'paused'");
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Equal(error, place.Store.Text("SELECT message FROM inhaul_log"));
        Assert.Equal("queued|active|paused", string.Join('|', place.Store.Rows("SELECT to_state FROM inhaul_transition ORDER BY version")));
        Assert.InRange(place.Store.Number("SELECT sum(attempts) FROM inhaul_chunk"), 1, Workers);
        Assert.Equal(0, place.Store.SettledChunks);

        place.Store.Execute(repair);
        var id = place.Store.Text("SELECT id FROM inhaul_import");
        (await place.RunAsync("resume", id, "--workers", Workers.ToString(CultureInfo.InvariantCulture))).Expect(0);

        Conservation.Check(place.Store, "people");
        Assert.Equal(LongImport.RowCount, place.Store.Number("SELECT count(*) FROM people WHERE name = 'name ' || id AND age = id % 90"));
    }

    /// <summary>From now on every session acts for a role that has no more rights than it was given.</summary>
    private static void WorkAsLoader(Workplace place) => place.Store.Execute(
        $"""
        DO $$ BEGIN
            CREATE ROLE loader;
        EXCEPTION WHEN duplicate_object THEN
            NULL;
        END $$;
        {Loader};
        GRANT CREATE ON SCHEMA public TO loader;
        DO $$ BEGIN
            EXECUTE format('GRANT CREATE ON DATABASE %I TO loader', current_database());
            EXECUTE format('ALTER ROLE postgres IN DATABASE %I SET role = loader', current_database());
        END $$;
        """);
}
