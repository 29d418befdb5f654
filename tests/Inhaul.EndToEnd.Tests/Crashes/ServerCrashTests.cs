using Inhaul.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Outside;
using Inhaul.EndToEnd.Tests.Postgres;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>The PostgreSQL server dies under an import; the same process goes on when it is back.</summary>
public sealed class ServerCrashTests(PostgresPeopleImport import, OwnCluster cluster) : IClassFixture<PostgresPeopleImport>, IClassFixture<OwnCluster>
{
    /// <summary>Longer than the import is held, so that it meets a server that is not there.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(3);

    /// <summary>Every point that an import passes, in the middle of its way where it passes it more than once.</summary>
    public static TheoryData<string> Points { get; } = new(
        CommandPoints.OfImport.Select(point => point.StartsWith("submit.", StringComparison.Ordinal) || point.StartsWith("end.", StringComparison.Ordinal) || point == FailpointName.IntakeAfterFinish ? point : $"{point}:2"));

    [Theory]
    [MemberData(nameof(Points))]
    public Task Import_whose_server_is_killed_and_started_again_at_once_ends_by_itself_as_if_nothing_had_been(string point) =>
        KillAsync(point, workers: 1, TimeSpan.Zero);

    [Theory]
    [InlineData(FailpointName.IntakeAfterChunk, 1)]
    [InlineData(FailpointName.ClaimAfterCommit, 4)]
    [InlineData(FailpointName.SettleAfterWrite, 1)]
    [InlineData(FailpointName.SettleBeforeCommit, 4)]
    [InlineData(FailpointName.EndBeforeCommit, 1)]
    public Task Import_waits_for_a_server_that_is_away_for_a_while(string point, int workers) => KillAsync(point, workers, Away);

    private async Task KillAsync(string point, int workers, TimeSpan away)
    {
        using var place = new Workplace(StoreDatabase.Create(cluster.Server));
        import.Prepare(place);
        using var running = await HeldImport.StartAsync(place, point, PeopleImport.Import(workers));

        await cluster.Server.KillAsync();
        await Task.Delay(away, TestContext.Current.CancellationToken);
        await cluster.Server.StartAgainAsync();
        import.CheckConservation(place);

        (await running.WaitAsync()).Expect(3);
        import.CheckEnd(place);
    }
}
