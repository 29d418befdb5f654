using System.Runtime.CompilerServices;
using Inhaul.Diagnostics;
using Inhaul.Processing;
using Inhaul.Stores;
using Inhaul.Tracking;

namespace Inhaul;

/// <summary>
/// Tracks imports that code outside the engine does, such as an existing job: they are in the ledger like any other, with a state,
/// counts, errors, a log and a history, and one whose code dies or leaves early fails with the reason.
/// </summary>
public sealed class ImportTracker
{
    private readonly Func<CancellationToken, Task<IImportStore>> _open;
    private readonly WorkerOptions _options;

    internal ImportTracker(Func<CancellationToken, Task<IImportStore>> open, WorkerOptions options) => (_open, _options) = (open, options);

    /// <summary>Begins an import. Dispose of what it returns, with <c>await using</c>.</summary>
    /// <param name="type">The import type, such as <c>nightly_prices</c>.</param>
    /// <param name="options">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops the begin, not the import.</param>
    /// <param name="member">Filled in by the compiler, for the import's log.</param>
    /// <param name="file">Filled in by the compiler; of the path only the file's name is kept.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The import; look at <see cref="TrackedImport.IsAlreadyCompleted"/> where there is an idempotency key.</returns>
    /// <exception cref="InvalidConfigurationException">The import is being done elsewhere, its key belongs to another, or what is said about it is wrong.</exception>
    public Task<TrackedImport> BeginAsync(
        string type,
        TrackedImportOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        // This method is not async, so that exceptions of the caller's flow are noticed.
        var place = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{member} in {file[(file.LastIndexOfAny(['/', '\\']) + 1)..]}, line {line}");
        return BeginAsync(type, options ?? new TrackedImportOptions(), place, ExceptionWatch.Open(), cancellationToken);
    }

    /// <summary>Does an import: it completes with the counts that the work returns, or fails with the exception that the work throws. One that has completed already is not done again.</summary>
    /// <param name="type">The import type, such as <c>nightly_prices</c>.</param>
    /// <param name="work">The work. Its token is cancelled by <paramref name="cancellationToken"/> and by <see cref="TrackedImport.Stopping"/>.</param>
    /// <param name="options">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="member">Filled in by the compiler, for the import's log.</param>
    /// <param name="file">Filled in by the compiler; of the path only the file's name is kept.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="InvalidConfigurationException">The import is being done elsewhere, its key belongs to another, or what is said about it is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, or a person has cancelled the import.</exception>
    public async Task RunAsync(
        string type,
        Func<TrackedImport, CancellationToken, Task<RowCounts>> work,
        TrackedImportOptions? options = null,
        CancellationToken cancellationToken = default,
        [CallerMemberName] string member = "",
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var import = await BeginAsync(type, options, cancellationToken, member, file, line);
        if (import.IsAlreadyCompleted)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, import.Stopping);
        try
        {
            await import.CompleteAsync(await work(import, stop.Token), cancellationToken);
        }
        catch (Exception exception)
        {
            import.LeavesFor(exception);
            throw;
        }
    }

    private async Task<TrackedImport> BeginAsync(string type, TrackedImportOptions options, string place, ExceptionWatch watch, CancellationToken cancellationToken)
    {
        ExceptionWatch.LeaveOut();
        try
        {
            CheckText(type, "import type");
            CheckText(options.IdempotencyKey ?? type, "idempotency key");
            var store = await _open(cancellationToken);
            var actor = options.Actor ?? WorkerIdentity.Actor;
            var (claim, completed) = await new TrackedBegin(store, _options).RunAsync(type, options, actor, place, cancellationToken);
            if (claim is not null)
            {
                return new TrackedImport(new TrackedWork(store, claim, _options), watch, actor);
            }

            watch.Close();
            return new TrackedImport(completed!);
        }
        catch
        {
            watch.Close();
            throw;
        }
    }

    private static void CheckText(string text, string what)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
        {
            throw new InvalidConfigurationException($"'{text}' is no {what}. Write a word or a few, without line breaks.");
        }
    }
}
