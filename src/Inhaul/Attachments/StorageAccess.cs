using System.Globalization;

namespace Inhaul.Attachments;

/// <summary>
/// How this process asks a storage: a limited number of things at once, and again what went wrong and may pass, after exponential waits with
/// full jitter or after the time that the storage asks for. What will not pass is not tried again.
/// </summary>
/// <param name="options">How many at once, how often and how long.</param>
/// <param name="time">By which it waits between two tries.</param>
internal sealed class StorageAccess(AttachmentOptions options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Uploads);

    /// <summary>Does something until it goes well or has failed for good.</summary>
    /// <param name="tryAsync">One try at it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>What it gave, and how many tries had failed before.</returns>
    /// <exception cref="AttachmentStorageException">It has failed for good.</exception>
    public async Task<(T Result, int Failures)> RunAsync<T>(Func<CancellationToken, Task<T>> tryAsync, CancellationToken cancellationToken)
    {
        var backOff = new BackOff(options.LongestWait, options.FirstWait);
        for (var failures = 0; ;)
        {
            AttachmentStorageException trouble;
            try
            {
                return (await TryAsync(tryAsync, cancellationToken), failures);
            }
            catch (AttachmentStorageException failure) when (failure.IsTransient)
            {
                trouble = failure;
                failures++;
            }

            if (failures >= options.Attempts)
            {
                throw GivenUp(trouble, string.Create(CultureInfo.InvariantCulture, $"{trouble.Message}, {failures} times in a row"));
            }

            if (trouble.RetryAfter > options.LongestRetryAfter)
            {
                throw GivenUp(trouble, string.Create(CultureInfo.InvariantCulture, $"{trouble.Message}, and asks to be left alone for {trouble.RetryAfter.Value.TotalSeconds:F0} s"));
            }

            await Task.Delay(trouble.RetryAfter ?? backOff.Next(), time, cancellationToken);
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<CancellationToken, Task> tryAsync, CancellationToken cancellationToken) => RunAsync(
        async token =>
        {
            await tryAsync(token);
            return true;
        },
        cancellationToken);

    public void Dispose() => _places.Dispose();

    // Whoever waits for the next try has no place meanwhile, and whoever waits for a place has not begun to try.
    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> tryAsync, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.LongestTry);
        try
        {
            return await tryAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && limit.IsCancellationRequested)
        {
            throw new AttachmentStorageException(string.Create(CultureInfo.InvariantCulture, $"the storage did not finish within {options.LongestTry.TotalSeconds:F0} s"), isTransient: true);
        }
        finally
        {
            _places.Release();
        }
    }

    private static AttachmentStorageException GivenUp(AttachmentStorageException trouble, string message) => new(message, isTransient: false, retryAfter: null, trouble);
}
