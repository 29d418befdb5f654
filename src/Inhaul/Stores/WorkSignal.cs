namespace Inhaul.Stores;

/// <summary>
/// Wakes waiting workers up. It only spares them the waiting: the truth is in the store, and whoever hears nothing looks
/// there after a while anyway.
/// </summary>
internal sealed class WorkSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = New();
    private long _count;

    /// <summary>How often it was raised. Read it before looking for work, so that nothing is missed between looking and waiting.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Says that there may be work.</summary>
    public void Raise()
    {
        TaskCompletionSource raised;
        lock (_lock)
        {
            _count++;
            (raised, _next) = (_next, New());
        }

        raised.SetResult();
    }

    /// <summary>Waits until it is raised, at most a while.</summary>
    /// <param name="since">The <see cref="Count"/> from before the look; raised since, there is no waiting.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task WaitAsync(long since, TimeSpan longest, CancellationToken cancellationToken)
    {
        Task raised;
        lock (_lock)
        {
            if (_count != since)
            {
                return;
            }

            raised = _next.Task;
        }

        // WhenAny and not WaitAsync: that nothing happened is the usual case and no exception.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(raised, Task.Delay(longest, stop.Token));
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
