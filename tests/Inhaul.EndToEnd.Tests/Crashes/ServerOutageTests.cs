using System.Diagnostics;
using Inhaul.Clusters;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;
using Npgsql;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>The PostgreSQL server does not let an import in for a while; the import waits and goes on by itself.</summary>
public sealed class ServerOutageTests(OwnCluster cluster) : IClassFixture<OwnCluster>
{
    [Theory]
    [InlineData(StopMode.Fast, 1)]
    [InlineData(StopMode.Fast, 4)]
    [InlineData(StopMode.Immediate, 4)]
    public async Task Import_waits_for_a_server_that_is_restarted(StopMode mode, int workers)
    {
        using var place = Start();
        using var running = await LongImport.StartAsync(place, workers);

        await cluster.Server.StopAsync(mode);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await cluster.Server.StartAgainAsync();

        await LongImport.CheckEndAsync(place, running);
    }

    [Fact]
    public async Task Import_whose_connections_are_broken_off_again_and_again_goes_on_every_time()
    {
        const int Times = 5;
        var store = StoreDatabase.Create(cluster.Server);
        using var place = new Workplace(store);
        LongImport.Prepare(place);
        using var running = await LongImport.StartAsync(place, workers: 4);

        for (var time = 1; time <= Times; time++)
        {
            store.BreakConnections();
            await LongImport.UntilSettledAsync(place, running, store.SettledChunks + 10);
        }

        await LongImport.CheckEndAsync(place, running, Times);
    }

    [Fact]
    public async Task Import_waits_while_the_server_has_too_many_connections()
    {
        using var place = Start();
        using var running = await LongImport.StartAsync(place, workers: 4);

        var taken = new List<NpgsqlConnection>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(2); await Task.Delay(10, TestContext.Current.CancellationToken))
        {
            await TakeAllAsync(taken);
            await using var breakOff = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname <> 'postgres'", taken[0]);
            await breakOff.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        foreach (var connection in taken)
        {
            await connection.DisposeAsync();
        }

        await LongImport.CheckEndAsync(place, running);
    }

    private Workplace Start()
    {
        var place = new Workplace(StoreDatabase.Create(cluster.Server));
        LongImport.Prepare(place);
        return place;
    }

    private async Task TakeAllAsync(List<NpgsqlConnection> taken)
    {
        while (true)
        {
            var connection = new NpgsqlConnection(cluster.Server.ConnectionString("postgres") + ";Pooling=false");
            try
            {
                await connection.OpenAsync(TestContext.Current.CancellationToken);
                taken.Add(connection);
            }
            catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.TooManyConnections)
            {
                await connection.DisposeAsync();
                return;
            }
        }
    }
}
