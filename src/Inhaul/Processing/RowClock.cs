using System.Diagnostics;

namespace Inhaul.Processing;

/// <summary>
/// Watches how long the code takes for a row. A row that takes too long is asked to stop; one that does not hear is given up a
/// little later, together with the thread that it keeps.
/// </summary>
internal sealed class RowClock : IDisposable
{
    private readonly CancellationToken _stop;
    private readonly Timer _timer;
    private readonly TaskCompletionSource<int> _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private CancellationTokenSource _row;
    private long _since;
    private int _index = -1;
    private int _late = -1;

    /// <summary>A clock for one attempt at a chunk.</summary>
    /// <param name="limit">How long a row may take.</param>
    /// <param name="stop">Stops every row.</param>
    public RowClock(TimeSpan limit, CancellationToken stop)
    {
        Limit = limit;
        _stop = stop;
        _row = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var look = TimeSpan.FromTicks(Math.Clamp(limit.Ticks / 4, TimeSpan.TicksPerMillisecond * 10, TimeSpan.TicksPerSecond));
        _timer = new Timer(_ => Look(), null, look, look);
    }

    /// <summary>How long a row may take.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Completes with the position of a row that did not return although it was asked to.</summary>
    public Task<int> GivenUp => _givenUp.Task;

    /// <summary>A row begins.</summary>
    /// <returns>Set when it takes too long.</returns>
    public CancellationToken Start(int index)
    {
        lock (_gate)
        {
            if (_row.IsCancellationRequested && !_stop.IsCancellationRequested)
            {
                _row.Dispose();
                _row = CancellationTokenSource.CreateLinkedTokenSource(_stop);
            }

            _index = index;
            _since = Stopwatch.GetTimestamp();
            return _row.Token;
        }
    }

    /// <summary>The row is done.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _index = -1;
        }
    }

    /// <summary>Whether a row was asked to stop because it took too long.</summary>
    public bool IsOver(int index) => _late == index;

    public void Dispose()
    {
        _timer.Dispose();
        _row.Dispose();
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_index < 0 || Stopwatch.GetElapsedTime(_since) is var taken && taken < Limit)
            {
                return;
            }

            if (_late != _index)
            {
                _late = _index;
                // Not waited for: whatever the code does when it is asked to stop is its own affair.
                _ = _row.CancelAsync();
            }
            else if (Stopwatch.GetElapsedTime(_since) >= Limit + Grace)
            {
                _givenUp.TrySetResult(_index);
            }
        }
    }

    /// <summary>How long a row that was asked to stop may still take.</summary>
    private TimeSpan Grace => TimeSpan.FromTicks(Math.Min(Limit.Ticks, TimeSpan.TicksPerSecond * 5));
}
