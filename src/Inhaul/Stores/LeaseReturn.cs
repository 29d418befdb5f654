namespace Inhaul.Stores;

/// <summary>
/// Gives leases back, so that nobody has to wait for them to expire and trouble that is nobody's fault does not count as an
/// attempt: while the infrastructure is away it is tried again. Giving back what is somebody else's by now does nothing.
/// </summary>
/// <param name="store">The store, which knows such trouble when it sees it.</param>
/// <param name="longest">The longest wait between tries.</param>
internal sealed class LeaseReturn(IImportStore store, TimeSpan longest)
{
    /// <summary>Gives a lease back.</summary>
    /// <param name="giveBack">Does it.</param>
    /// <param name="cancellationToken">Ends the patience; it is still tried for a moment, since being stopped is when most leases are given back.</param>
    public async Task GiveBackAsync(Func<CancellationToken, Task> giveBack, CancellationToken cancellationToken)
    {
        using var end = new LateStop(cancellationToken);
        var backOff = new BackOff(longest);
        while (true)
        {
            try
            {
                await giveBack(end.Token);
                return;
            }
            catch (OperationCanceledException) when (end.Token.IsCancellationRequested)
            {
                // It expires by itself.
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException && store.Classify(exception) == ErrorClass.Infrastructure)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }
            }

            await Task.Delay(backOff.Next(), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
