namespace Inhaul.Stores;

/// <summary>Waits out trouble that is nobody's fault: while the infrastructure is away, work is tried again with back-off.</summary>
/// <param name="store">The store, which knows such trouble when it sees it.</param>
/// <param name="longest">The longest wait between tries.</param>
internal sealed class Patience(IImportStore store, TimeSpan longest)
{
    /// <summary>Does work, as often as the infrastructure makes it fail.</summary>
    /// <param name="outage">Told of the trouble.</param>
    /// <param name="work">The work; it must leave nothing half done when it fails.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<T> RunAsync<T>(Outage outage, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var backOff = new BackOff(longest);
        while (true)
        {
            try
            {
                var done = await work();
                await outage.EndAsync(backOff, cancellationToken);
                return done;
            }
            catch (Exception exception) when (exception is not OperationCanceledException && store.Classify(exception) == ErrorClass.Infrastructure)
            {
                outage.Begin(backOff, exception);
            }

            await Task.Delay(backOff.Next(), cancellationToken);
            await outage.TellAsync(cancellationToken);
        }
    }
}
