using Inhaul.Stores;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>
/// Carries the news that there may be work from whoever made it to the workers that wait, also of other processes. It only
/// spares them the waiting: when the connection breaks, it is made anew, and what was missed meanwhile is found by looking.
/// </summary>
internal sealed class PostgresWakeUp(PostgresDatabase database) : IAsyncDisposable
{
    /// <summary>The channel.</summary>
    public const string Channel = "inhaul_work";

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(30);

    private readonly WorkSignal _signal = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private Task? _listening;

    /// <summary>Tells everybody when the turn commits.</summary>
    public static Task NotifyAsync(PostgresTurn turn, CancellationToken cancellationToken) => turn.ExecuteAsync($"NOTIFY {Channel}", cancellationToken);

    /// <summary>Listens from the first call on.</summary>
    public WorkSignal Listen()
    {
        lock (_lock)
        {
            _listening ??= Task.Run(() => ListenAsync(_stop.Token));
        }

        return _signal;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_listening is not null)
        {
            await _listening;
        }

        _stop.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var backOff = new BackOff(LongestBackOff);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(backOff, cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // Whatever it was, workers look for work by themselves meanwhile, and tell people when the database is away.
                await Task.WhenAny(Task.Delay(backOff.Next(), cancellationToken));
            }
        }
    }

    private async Task ListenOnceAsync(BackOff backOff, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken);
        connection.Notification += (_, _) => _signal.Raise();
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // What was said before somebody listened.
        _signal.Raise();
        backOff.Reset();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }
}
