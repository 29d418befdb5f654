namespace Inhaul.Stores;

/// <summary>
/// A stop that comes a moment later, for short steps that must not be cut in two: a claim that is made but never heard of
/// would be held until its lease expires, and so would one that is not given back.
/// </summary>
internal sealed class LateStop : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _late = new();
    private readonly CancellationTokenRegistration _stop;

    /// <summary>Follows a stop.</summary>
    public LateStop(CancellationToken cancellationToken) => _stop = cancellationToken.Register(() => _late.CancelAfter(Moment));

    /// <summary>Cancelled a moment after the stop.</summary>
    public CancellationToken Token => _late.Token;

    public void Dispose()
    {
        _stop.Dispose();
        _late.Dispose();
    }
}
