using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Inhaul.Diagnostics;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>
/// Worker processes deliver a large import to PostgreSQL while they are killed and stopped all the time. Nobody lends a hand,
/// and it ends as if nothing had been.
/// </summary>
[SuppressMessage("Security", "CA5394", Justification = "Whom it hits is random on purpose; the seed only makes storms alike.")]
public sealed class WorkerStormTests(MixedImport import) : IClassFixture<MixedImport>
{
    private const int Crew = 4;

    private const int FewestKills = 10;

    /// <summary>More would keep a fast machine busy with starting processes, and show nothing new.</summary>
    private const int MostKills = 25;

    private static readonly TimeSpan BetweenKills = TimeSpan.FromMilliseconds(200);

    private readonly Random _random = new(7);

    /// <summary>Work goes on within the lease and a few seconds, in which processes start.</summary>
    private TimeSpan LongestGap => WorkerCrew.Lease + TimeSpan.FromSeconds(5) + (4 * import.CommandTime);

    [Fact]
    public async Task Workers_killed_in_the_middle_of_a_chunk_one_after_the_other_lose_nothing()
    {
        using var place = import.Start();
        using var crew = new WorkerCrew(place, Crew);
        using var handedIn = place.Start(MixedImport.Import(workers: 0));
        await using var watch = new SettlingWatch(place.Store);

        var kills = 0;
        for (var settled = 0L; handedIn.IsRunning; await Task.Delay(BetweenKills, TestContext.Current.CancellationToken))
        {
            // On a machine that is too slow to settle anything between two kills, they come less often.
            if (kills < MostKills && place.Store.SettledChunks > settled && crew.AtWork() is { Count: > 0 } busy)
            {
                settled = place.Store.SettledChunks;
                await crew.KillAsync(busy[_random.Next(busy.Count)]);
                crew.Add();
                kills++;
            }
        }

        (await handedIn.WaitAsync()).Expect(3);
        await watch.EndAsync();
        Assert.InRange(kills, FewestKills, MostKills);
        Assert.InRange(watch.LongestGap, TimeSpan.Zero, LongestGap);
        import.CheckEnd(place);
    }

    [Fact]
    public async Task All_processes_killed_at_once_and_started_again_go_on_by_themselves()
    {
        using var place = import.Start();
        using (var first = place.Start(MixedImport.Import(workers: 0)))
        using (var crew = new WorkerCrew(place, Crew))
        {
            // In the middle of the intake: the workers have to finish that, too.
            await UntilAsync(() => place.Store.HasTable("inhaul_log") && place.Store.Number("SELECT count(*) FROM inhaul_chunk") >= 10, first);
            first.Kill();
            await crew.KillAllAsync();
            (await first.WaitAsync()).Expect(CommandResult.Killed);
        }

        MixedImport.CheckConservation(place);
        Assert.Equal("upload", place.Store.Text("SELECT phase FROM inhaul_import"));
        for (var round = 1; round <= 2; round++)
        {
            using var crew = new WorkerCrew(place, Crew);
            var before = place.Store.SettledChunks;
            var clock = Stopwatch.StartNew();
            await UntilAsync(() => place.Store.SettledChunks > before);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, LongestGap);

            await UntilAsync(() => place.Store.SettledChunks >= before + 20);
            await crew.KillAllAsync();
            MixedImport.CheckConservation(place);
        }

        using var last = new WorkerCrew(place, Crew);
        (await place.RunAsync(MixedImport.Import(workers: 0))).Expect(3);
        await last.EndAsync();
        import.CheckEnd(place);
    }

    [Fact]
    public async Task Workers_stopped_beyond_their_lease_in_the_middle_of_a_settle_write_nothing_when_they_wake_up()
    {
        using var place = import.Start();
        using var crew = new WorkerCrew(place, count: 0);
        RunningCommand[] sleepers =
        [
            .. ((string[])[FailpointName.ClaimAfterCommit, FailpointName.SettleAfterFence, FailpointName.SettleAfterWrite, FailpointName.SettleBeforeCommit])
                .Select(point => crew.Add($"{point}:2=delay-6000")),
        ];
        using var handedIn = place.Start(MixedImport.Import(workers: 0));

        // Until the last of them sleeps nobody else is at work: however slowly they start, there is something left for each.
        var chunks = await Task.WhenAll(sleepers.Select(sleeper => SleepAsync(place, sleeper, handedIn)));
        for (var i = 1; i < Crew; i++)
        {
            crew.Add();
        }

        await using var watch = new SettlingWatch(place.Store);
        await Task.WhenAll(sleepers.Zip(chunks, (sleeper, chunk) => WakeAsync(place, sleeper, chunk, handedIn)));
        while (handedIn.IsRunning)
        {
            if (crew.AtWork() is { Count: > 0 } busy)
            {
                var stopped = busy[_random.Next(busy.Count)];
                await stopped.SignalAsync("STOP");
                await Task.Delay(WorkerCrew.Lease + TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
                await stopped.SignalAsync("CONT");
            }
        }

        (await handedIn.WaitAsync()).Expect(3);
        await watch.EndAsync();
        Assert.InRange(watch.LongestGap, TimeSpan.Zero, LongestGap);
        await crew.EndAsync();
        import.CheckEnd(place);
    }

    /// <summary>Stops a worker as soon as it is held at its failpoint.</summary>
    /// <returns>The number of the chunk that it holds.</returns>
    private static async Task<string> SleepAsync(Workplace place, RunningCommand sleeper, RunningCommand handedIn)
    {
        var (held, since) = ("", Stopwatch.StartNew());
        await UntilAsync(
            () =>
            {
                var now = Held(place, sleeper);
                if (now.Length == 0 || now != held)
                {
                    (held, since) = (now, Stopwatch.StartNew());
                }

                return since.Elapsed > TimeSpan.FromMilliseconds(600);
            },
            handedIn);

        await sleeper.SignalAsync("STOP");
        return held;
    }

    /// <summary>Lets a worker go on once another has settled the chunk that it holds.</summary>
    private static async Task WakeAsync(Workplace place, RunningCommand sleeper, string chunk, RunningCommand handedIn)
    {
        await UntilAsync(() => place.Store.Number($"SELECT count(*) FROM inhaul_chunk WHERE number = {chunk} AND state = 'settled' AND attempts > 1") == 1, handedIn);
        await sleeper.SignalAsync("CONT");
    }

    /// <summary>The number of the chunk that a worker holds.</summary>
    private static string Held(Workplace place, RunningCommand worker) => !place.Store.HasTable("inhaul_log") ? ""
        : place.Store.Text($"SELECT number FROM inhaul_chunk WHERE owner LIKE '%/{worker.Id}/%'");

    private static async Task UntilAsync(Func<bool> isSo, RunningCommand? running = null)
    {
        for (var clock = Stopwatch.StartNew(); !isSo(); await Task.Delay(20))
        {
            Assert.True(running?.IsRunning != false, "the import was to take longer");
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }
    }
}
