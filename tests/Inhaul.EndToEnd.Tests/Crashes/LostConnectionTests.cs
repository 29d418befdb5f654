using Inhaul.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;
using Inhaul.EndToEnd.Tests.Postgres;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>An import loses its connections while the PostgreSQL server goes on.</summary>
public sealed class LostConnectionTests(PostgresPeopleImport import, OwnCluster cluster) : IClassFixture<PostgresPeopleImport>, IClassFixture<OwnCluster>
{
    [Theory]
    [InlineData(FailpointName.IntakeBeforeChunk, 1)]
    [InlineData(FailpointName.ClaimAfterCommit, 1)]
    [InlineData(FailpointName.SettleAfterFence, 1)]
    [InlineData(FailpointName.SettleAfterWrite, 4)]
    [InlineData(FailpointName.SettleBeforeCommit, 1)]
    [InlineData(FailpointName.SettleBeforeCommit, 4)]
    [InlineData(FailpointName.SettleAfterCommit, 1)]
    [InlineData(FailpointName.SettleAfterCommit, 4)]
    [InlineData(FailpointName.EndBeforeCommit, 1)]
    public async Task Import_whose_connections_are_broken_off_ends_by_itself_as_if_nothing_had_been(string point, int workers)
    {
        var store = StoreDatabase.Create(cluster.Server);
        using var place = new Workplace(store);
        import.Prepare(place);
        using var running = await HeldImport.StartAsync(place, point, PeopleImport.Import(workers));

        store.BreakConnections();

        (await running.WaitAsync()).Expect(3);
        import.CheckEnd(place);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Commit_whose_answer_is_lost_counts_once(int workers)
    {
        using var place = new Workplace(StoreDatabase.Create(cluster.Server));
        import.Prepare(place);
        using var running = await HeldImport.StartAsync(place, FailpointName.SettleBeforeCommit, PeopleImport.Import(workers));

        // A commit that waits for a replica is true already, but its client has not been told; then the client is cut off.
        await WaitForReplicaAsync(place, "'*'");
        while (place.Store.Rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'SyncRep'").Count == 0)
        {
            Assert.True(running.IsRunning, "the import ended before its commit was cut off");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await WaitForReplicaAsync(place, "''");

        (await running.WaitAsync()).Expect(3);
        import.CheckEnd(place);
    }

    private static async Task WaitForReplicaAsync(Workplace place, string replicas)
    {
        place.Store.Execute($"ALTER SYSTEM SET synchronous_standby_names = {replicas}");
        place.Store.Execute("SELECT pg_reload_conf()");
        while (place.Store.Text("SHOW synchronous_standby_names") != replicas.Trim('\''))
        {
            await Task.Delay(5);
        }
    }
}
