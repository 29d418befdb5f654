using System.Runtime.ExceptionServices;

namespace Inhaul.Hosting;

/// <summary>Runs loops beside each other; the first that fails stops the others.</summary>
internal static class SideBySide
{
    /// <summary>Runs loops until all have ended.</summary>
    /// <param name="cancellationToken">Stops all of them.</param>
    /// <param name="loops">The loops.</param>
    /// <exception cref="OperationCanceledException">They were stopped. When a loop failed, its error is thrown and not the cancellation that it caused.</exception>
    public static async Task RunAsync(CancellationToken cancellationToken, params IEnumerable<Func<CancellationToken, Task>> loops)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = Task.WhenAll(loops.Select(loop => Task.Run(() => StopOthersOnErrorAsync(loop, stop), CancellationToken.None)).ToArray());
        try
        {
            await all;
        }
        catch (Exception) when (all.Exception?.InnerExceptions.FirstOrDefault(error => error is not OperationCanceledException) is { } cause)
        {
            ExceptionDispatchInfo.Throw(cause);
        }
    }

    private static async Task StopOthersOnErrorAsync(Func<CancellationToken, Task> loop, CancellationTokenSource stop)
    {
        try
        {
            await loop(stop.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await stop.CancelAsync();
            throw;
        }
    }
}
