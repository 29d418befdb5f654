namespace Inhaul.Stores.Tests.Postgres;

/// <summary>Workers that wait for work are woken up by whoever has some, in whatever process.</summary>
public sealed class PostgresWakeUpTests() : WorkerTest(new PostgresUnderTest())
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Idle_workers_that_never_look_by_themselves_do_what_another_process_brings_in(int workers)
    {
        var other = await Database.OpenAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var options = HostOptions(workers) with { Poll = TimeSpan.FromHours(1) };
        var run = Task.Run(() => Host(store: other, options: options).RunAsync(untilIdle: false, stop.Token), Cancel);
        await UntilAsync(async () => await Database.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'") == "1");
        await Task.Delay(100, Cancel);

        var import = await BroughtInAsync("people", rows: 20, chunkRows: 5);

        await UntilAsync(() => Task.FromResult(!Reports.IsEmpty));
        Assert.Equal((import.Id, 20), (Assert.Single(Reports).Import.Id, Reports.Single().Import.Counts.Inserted));
        await stop.CancelAsync();
        await run;
    }
}
