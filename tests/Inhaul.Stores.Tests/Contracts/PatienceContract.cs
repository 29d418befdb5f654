using Inhaul.Stores;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Trouble that is nobody's fault is waited out, and told once however many workers meet it.</summary>
public abstract class PatienceContract : StoreTest
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);

    private protected PatienceContract(StoreUnderTest database) : base(database)
    {
    }

    private Exception Away => Database.ErrorSamples[ErrorClass.Infrastructure];

    [Fact]
    public async Task Work_is_tried_until_the_database_is_back_and_the_log_says_so_once()
    {
        var import = await Store.SubmitAsync(1);
        var outage = Outage.Of(Store, import);
        var tries = 0;
        var isAway = true;

        var workers = Enumerable.Range(1, 8).Select(number => new Patience(Store, Longest).RunAsync(outage, () => WorkAsync(number), Cancel)).ToList();
        await Task.Delay(50, Cancel);
        isAway = false;

        Assert.Equal(Enumerable.Range(1, 8), (await Task.WhenAll(workers)).Order());
        Assert.True(tries > 8);
        await outage.CloseAsync(Cancel);
        var log = await Store.ReadLogAsync(import, Cancel);
        Assert.Equal(["warning", "information"], log.Select(entry => entry.Level));
        Assert.Equal($"waiting for the database: {Away.Message}", log[0].Message);
        Assert.Matches(@"^the database is back after \d+\.\d s$", log[1].Message);

        Task<int> WorkAsync(int number)
        {
            Interlocked.Increment(ref tries);
            return isAway ? throw Away : Task.FromResult(number);
        }
    }

    [Fact]
    public async Task What_cannot_be_told_during_an_outage_is_told_after_it()
    {
        var told = new List<string>();
        var isAway = true;
        var outage = new Outage(Store, (entry, _) =>
        {
            if (isAway)
            {
                throw Away;
            }

            told.Add(entry.Level);
            return Task.CompletedTask;
        });

        outage.Begin(this, Away);
        await outage.TellAsync(Cancel);
        outage.Begin(this, Away);
        await outage.TellAsync(Cancel);
        isAway = false;
        await outage.EndAsync(this, Cancel);
        await outage.CloseAsync(Cancel);
        await outage.CloseAsync(Cancel);

        Assert.Equal(["warning", "information"], told);
    }

    [Fact]
    public async Task What_somebody_was_called_off_telling_is_told_at_the_end()
    {
        var told = new List<string>();
        var isHeld = new TaskCompletionSource();
        using var calledOff = new CancellationTokenSource();
        var outage = new Outage(Store, async (entry, cancellationToken) =>
        {
            if (cancellationToken == calledOff.Token)
            {
                await isHeld.Task;
                cancellationToken.ThrowIfCancellationRequested();
            }

            told.Add(entry.Level);
        });

        outage.Begin(this, Away);
        var telling = outage.TellAsync(calledOff.Token);
        var closing = outage.CloseAsync(Cancel);
        await calledOff.CancelAsync();
        isHeld.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => telling);
        await closing;
        Assert.Equal(["warning", "information"], told);
    }

    [Fact]
    public async Task An_outage_is_over_when_all_who_met_it_got_on_however_well_others_do_meanwhile()
    {
        var told = new List<string>();
        var outage = new Outage(Store, (entry, _) =>
        {
            told.Add(entry.Level);
            return Task.CompletedTask;
        });

        outage.Begin("locked out", Away);
        outage.Begin("cut off", Away);
        await outage.EndAsync("not concerned", Cancel);
        await outage.EndAsync("cut off", Cancel);
        outage.Begin("cut off", Away);
        await outage.EndAsync("locked out", Cancel);
        Assert.Equal(["warning"], told);

        // Somebody may find a connection broken that broke with those of the others.
        await outage.EndAsync("cut off", Cancel);
        outage.Begin("late", Away);
        await outage.EndAsync("late", Cancel);
        Assert.Equal(["warning"], told);

        for (var clock = System.Diagnostics.Stopwatch.StartNew(); told.Count < 2; await Task.Delay(20, Cancel))
        {
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            await outage.EndAsync("not concerned", Cancel);
        }

        Assert.Equal(["warning", "information"], told);
    }

    [Fact]
    public async Task An_error_that_is_not_the_infrastructures_is_not_waited_out()
    {
        var import = await Store.SubmitAsync(1);
        var defect = Database.ErrorSamples[ErrorClass.Code];

        var thrown = await Assert.ThrowsAsync(defect.GetType(), () => new Patience(Store, Longest).RunAsync<int>(Outage.Of(Store, import), () => throw defect, Cancel));

        Assert.Same(defect, thrown);
        Assert.Empty(await Store.ReadLogAsync(import, Cancel));
    }

    [Fact]
    public async Task A_lease_is_given_back_once_the_database_is_back()
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import))!;
        var tries = 0;

        await new LeaseReturn(Store, Longest).GiveBackAsync(
            token => ++tries < 4 ? throw Away : Store.Work.ReleaseAsync(claim, keepAttempt: false, token), Cancel);

        Assert.Equal(["0|∅"], await Database.LinesAsync($"SELECT attempts, owner FROM {Database.Ledger("chunk")}"));
    }

    [Fact]
    public async Task Who_is_stopped_still_gives_a_lease_back()
    {
        var import = await Store.ReadyAsync(1);
        var claim = (await Store.ClaimAsync(import))!;

        await new LeaseReturn(Store, Longest).GiveBackAsync(token => Store.Work.ReleaseAsync(claim, keepAttempt: false, token), new CancellationToken(canceled: true));

        Assert.Equal(["0|∅"], await Database.LinesAsync($"SELECT attempts, owner FROM {Database.Ledger("chunk")}"));
    }

    [Fact]
    public async Task Who_is_stopped_while_the_database_is_away_leaves_the_lease_to_expire()
    {
        using var stop = new CancellationTokenSource();
        var tries = 0;

        await new LeaseReturn(Store, Longest).GiveBackAsync(
            _ =>
            {
                tries++;
                stop.Cancel();
                throw Away;
            },
            stop.Token);

        Assert.Equal(1, tries);
    }
}
