namespace Inhaul.Processing;

/// <summary>
/// Lets the code of processors run: that of many chunks beside each other, or that of one alone, so that a process which dies
/// then died of that one. First come, first in, so that whoever wants to be alone need not wait forever.
/// </summary>
internal sealed class ProcessorGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Pass> _waiting = [];
    private int _inside;
    private bool _isOneAlone;

    /// <summary>The gate of this process: whatever runs in it, it dies as a whole.</summary>
    public static ProcessorGate OfProcess { get; } = new();

    /// <summary>Enters beside others; disposing the result leaves.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => EnterAsync(new Pass(this, isAlone: false), cancellationToken);

    /// <summary>Enters when nobody else is inside, and keeps everybody else out; disposing the result leaves.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<IDisposable> EnterAloneAsync(CancellationToken cancellationToken) => EnterAsync(new Pass(this, isAlone: true), cancellationToken);

    private async Task<IDisposable> EnterAsync(Pass pass, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _waiting.AddLast(pass);
            Admit();
        }

        try
        {
            await pass.Admitted.WaitAsync(cancellationToken);
            return pass;
        }
        catch
        {
            pass.Dispose();
            throw;
        }
    }

    private void Leave(Pass pass)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(pass))
            {
                _isOneAlone = false;
                _inside--;
            }

            Admit();
        }
    }

    private void Admit()
    {
        while (_waiting.First?.Value is { } next && !_isOneAlone && (_inside == 0 || !next.IsAlone))
        {
            _waiting.RemoveFirst();
            _isOneAlone = next.IsAlone;
            _inside++;
            next.Admit();
        }
    }

    private sealed class Pass(ProcessorGate gate, bool isAlone) : IDisposable
    {
        private readonly TaskCompletionSource _admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _isGone;

        public bool IsAlone => isAlone;

        public Task Admitted => _admitted.Task;

        public void Admit() => _admitted.SetResult();

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGone, 1) == 0)
            {
                gate.Leave(this);
            }
        }
    }
}
