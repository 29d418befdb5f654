using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Keeps a claim alive while its chunk is in work, and says when it was lost.</summary>
internal sealed class LeaseRenewal : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _lost;
    private readonly Task _renewing;

    public LeaseRenewal(IWorkSource work, ChunkClaim claim, TimeSpan lease, CancellationToken cancellationToken)
    {
        _lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _renewing = RenewAsync(work, claim, lease);
    }

    /// <summary>Cancelled when the caller is, or when the claim is somebody else's.</summary>
    public CancellationToken Token => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _renewing;
        _stop.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(IWorkSource work, ChunkClaim claim, TimeSpan lease)
    {
        try
        {
            using var timer = new PeriodicTimer(lease / 3);
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (!await TryRenewAsync(work, claim, lease))
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

    private async Task<bool> TryRenewAsync(IWorkSource work, ChunkClaim claim, TimeSpan lease)
    {
        try
        {
            return await work.RenewAsync(claim, lease, _stop.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database could not be asked. The next tick asks again, and at settle the fence decides anyway.
            return true;
        }
    }
}
