using System.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>Others use the target table of an import at the same time; what they do to it is waited out and tried again.</summary>
public sealed class LockTroubleTests
{
    private const string Table = "LOCK TABLE people IN SHARE ROW EXCLUSIVE MODE";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("statement_timeout", 1)]
    [InlineData("statement_timeout", 4)]
    [InlineData("lock_timeout", 4)]
    public async Task Import_waits_for_a_table_that_another_session_has_locked_for_longer_than_a_statement_may_take(string setting, int workers)
    {
        using var place = Start($"{setting} = '1s'");
        using var running = await LongImport.StartAsync(place, workers);

        await using (var other = new OtherSession(place))
        {
            await other.ExecuteAsync($"SET {setting} = 0; BEGIN; {Table}");
            await Task.Delay(Long, TestContext.Current.CancellationToken);
        }

        await LongImport.CheckEndAsync(place, running);
        LongImport.CheckReason(place, setting.Replace('_', ' '));
    }

    [Fact]
    public async Task Import_that_is_the_victim_of_a_deadlock_tries_again()
    {
        using var place = Start("deadlock_timeout = '2s'");

        // The last row of the last chunk but one is taken before the import comes to it, its first row when it waits for the last.
        place.Store.Execute("INSERT INTO people SELECT id, 'held', 0 FROM generate_series(9901, 9950) AS id; DELETE FROM people_write");
        await using var other = new OtherSession(place);
        await other.ExecuteAsync("SET deadlock_timeout = '1min'; BEGIN; UPDATE people SET age = 1 WHERE id = 9950");
        using var running = place.Start(LongImport.Import(workers: 2));
        await other.UntilSomebodyWaitsAsync(running);

        await other.ExecuteAsync("UPDATE people SET age = 1 WHERE id = 9901; ROLLBACK");

        await LongImport.CheckEndAsync(place, running, held: 50);
        LongImport.CheckReason(place, "deadlock detected");
    }

    [Theory]
    [InlineData("serializable")]
    [InlineData("repeatable read")]
    public async Task Import_into_a_database_of_strict_isolation_tries_again_what_cannot_be_serialized(string isolation)
    {
        using var place = Start($"default_transaction_isolation = '{isolation}'");
        using var running = await LongImport.StartAsync(place, workers: 8);

        // The other writer passes by the trigger that counts the import's writes.
        await using var other = new OtherSession(place);
        await other.ExecuteAsync("SET session_replication_role = replica");
        for (var clock = Stopwatch.StartNew(); running.IsRunning && clock.Elapsed < Long;)
        {
            await other.ExecuteAsync("UPDATE people SET age = age WHERE id IN (SELECT id FROM people ORDER BY id DESC LIMIT 50)");
        }

        await LongImport.CheckRowsAsync(place, running);
    }

    private static Workplace Start(string setting)
    {
        var place = new Workplace(StoreKind.Postgres);
        place.Store.Execute($"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {setting.Replace("'", "''", StringComparison.Ordinal)}', current_database()); END $$");
        LongImport.Prepare(place);
        return place;
    }
}
