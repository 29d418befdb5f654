namespace Inhaul.Stores;

/// <summary>Keeps a lease alive while its work is done, and says when it was lost.</summary>
internal sealed class LeaseRenewal : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _lost;
    private readonly Task _renewing;

    /// <summary>Begins to renew.</summary>
    /// <param name="renew">Renews the lease; false when it is somebody else's by now.</param>
    /// <param name="lease">How long a renewal lasts.</param>
    /// <param name="cancellationToken">Cancels <see cref="Token"/>.</param>
    public LeaseRenewal(Func<CancellationToken, Task<bool>> renew, TimeSpan lease, CancellationToken cancellationToken)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _renewing = RenewAsync(renew, lease);
    }

    /// <summary>Cancelled when the caller is, or when the lease is somebody else's.</summary>
    public CancellationToken Token => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        _stop.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(Func<CancellationToken, Task<bool>> renew, TimeSpan lease)
    {
        try
        {
            using var timer = new PeriodicTimer(lease / 3);
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (!await TryRenewAsync(renew))
                {
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> TryRenewAsync(Func<CancellationToken, Task<bool>> renew)
    {
        try
        {
            return await renew(_stop.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database could not be asked. The next tick asks again, and at settle the fence decides anyway.
            return true;
        }
    }
}
