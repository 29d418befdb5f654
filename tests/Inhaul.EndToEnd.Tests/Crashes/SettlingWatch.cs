using System.Diagnostics;
using System.Globalization;
using Inhaul.EndToEnd.Tests.Outside;

namespace Inhaul.EndToEnd.Tests.Crashes;

/// <summary>
/// Looks at a PostgreSQL store all the time while others work on it: at every look the ledger and the table must account for
/// each other, and no look may come long after the last settled chunk.
/// </summary>
internal sealed class SettlingWatch : IAsyncDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;

    /// <summary>Begins to look; time counts from the first chunk in the ledger.</summary>
    public SettlingWatch(StoreView store) => _watching = Task.Run(() => WatchAsync(store));

    /// <summary>The longest time in which no chunk was settled while there were some to settle.</summary>
    public TimeSpan LongestGap { get; private set; }

    /// <summary>Stops looking.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync();
        await _watching;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ContinueWith(_ => { }, TaskScheduler.Default);
        _stop.Dispose();
    }

    private async Task WatchAsync(StoreView store)
    {
        var settled = 0L;
        for (var since = Stopwatch.StartNew(); !_stop.IsCancellationRequested;)
        {
            // One statement sees one state of the database, however many write to it.
            var look = !store.HasTable("inhaul_log") ? [0, 0, 0] : Assert.Single(store.Rows(
                """
                SELECT count(*) FILTER (WHERE state = 'settled'), count(*) FILTER (WHERE state = 'ready'),
                       coalesce(sum(inserted + updated), 0) - (SELECT count(*) FROM people_write)
                FROM inhaul_chunk
                """)).Split('|').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(0, look[2]);
            if (look[0] != settled || look[1] == 0)
            {
                settled = look[0];
                since.Restart();
            }

            LongestGap = since.Elapsed > LongestGap ? since.Elapsed : LongestGap;
            await Task.Delay(Often, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
