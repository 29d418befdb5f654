
namespace Inhaul.Stores;

/// <summary>Waits out trouble that is nobody's fault: while the infrastructure is away, work is tried again with back-off.</summary>
/// <param name="store">The store, which knows such trouble when it sees it.</param>
/// <param name="longest">The longest wait between tries.</param>
internal sealed class Patience(IImportStore store, TimeSpan longest)
{
    /// <summary>Does work, as often as the infrastructure makes it fail.</summary>
    /// <param name="import">The import whose log is told of the first failure.</param>
    /// <param name="work">The work; it must leave nothing half done when it fails.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<T> RunAsync<T>(ImportRecord import, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var backOff = new BackOff(longest);
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (exception is not OperationCanceledException && store.Classify(exception) == ErrorClass.Infrastructure)
            {
                var isFirst = !backOff.IsFailing;
                await Task.Delay(backOff.Next(), cancellationToken);
                if (isFirst)
                {
                    await TellAsync(import, exception, cancellationToken);
                }
            }
        }
    }

    private async Task TellAsync(ImportRecord import, Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            await store.LogAsync(import, new NewLogEntry("warning", $"waiting for the database: {exception.Message}"), cancellationToken);
        }
        catch (Exception again) when (again is not OperationCanceledException && store.Classify(again) == ErrorClass.Infrastructure)
        {
            // Still away; the log can wait, the work is tried again in any case.
        }
    }
}
