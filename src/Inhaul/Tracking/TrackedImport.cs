using Inhaul.Diagnostics;
using Inhaul.Stores;
using Inhaul.Tracking;

namespace Inhaul;

/// <summary>
/// An import that code outside the engine does, from its begin to its end. It ends once: completed with counts, or failed with a
/// reason. Leaving it by <see cref="DisposeAsync"/> without either fails it. If its process dies, it is interrupted at once, and whoever
/// looks after imports next fails it.
/// </summary>
public sealed class TrackedImport : IAsyncDisposable
{
    private const int ErrorsAtOnce = 1000;

    /// <summary>How long leaving may take while the database is away.</summary>
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(10);

    private readonly TrackedWork? _work;
    private readonly ExceptionWatch? _watch;
    private readonly string _actor;
    private ImportState? _end;
    private Exception? _cause;

    internal TrackedImport(TrackedWork work, ExceptionWatch watch, string actor)
    {
        (_work, _watch, _actor) = (work, watch, actor);
        (Id, Tenant, Type, Attempt, Stopping) = (work.Import.Id, work.Import.Tenant, work.Import.Type, work.Attempt, work.Stopping);
        Log = new TrackedImportLog(work.LogAsync);
    }

    /// <summary>An import that has completed before: nothing is left to do.</summary>
    internal TrackedImport(ImportRecord completed)
    {
        (_actor, _end) = (completed.CreatedBy, completed.State);
        (Id, Tenant, Type) = (completed.Id, completed.Tenant, completed.Type);
        Log = new TrackedImportLog((_, _) => Task.CompletedTask);
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>Its owner.</summary>
    public string Tenant { get; }

    /// <summary>The import type.</summary>
    public string Type { get; }

    /// <summary>How often it has been tried, this time included: more than 1 when it failed before under the same idempotency key. 0 when it has completed already.</summary>
    public int Attempt { get; }

    /// <summary>
    /// Whether an import with the same idempotency key has completed, with or without refused rows: this is that import, and there is nothing
    /// to do. To complete, fail or leave it changes nothing, and nothing that is said about it is kept.
    /// </summary>
    public bool IsAlreadyCompleted => _work is null;

    /// <summary>
    /// Cancelled when a person cancels the import, or when it was taken for dead because nothing was heard of its process. What is done by then
    /// is best undone or finished; the import waits for <see cref="CompleteAsync"/> or the end of its scope.
    /// </summary>
    public CancellationToken Stopping { get; }

    /// <summary>Lines for people, in the import's log.</summary>
    public TrackedImportLog Log { get; }

    /// <summary>Says why a row is refused, or warns of it; it is seen at once. A row may have several errors.</summary>
    /// <param name="error">The error, with the number of the row from 1; its value is shortened to 200 characters.</param>
    /// <param name="cancellationToken">Stops before it is kept.</param>
    /// <exception cref="InvalidOperationException">The import has ended.</exception>
    public Task AddErrorAsync(RowError error, CancellationToken cancellationToken = default) => AddErrorsAsync([error], cancellationToken);

    /// <summary>Says why rows are refused, or warns of them; a thousand are kept at once.</summary>
    /// <param name="errors">The errors, each with the number of its row from 1; their values are shortened to 200 characters.</param>
    /// <param name="cancellationToken">Stops; what is kept stays.</param>
    /// <exception cref="InvalidOperationException">The import has ended.</exception>
    public async Task AddErrorsAsync(IEnumerable<RowError> errors, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(errors);
        foreach (var some in errors.Select(TrackedCounts.Checked).Chunk(ErrorsAtOnce))
        {
            if (_work is null)
            {
                return;
            }

            ThrowIfEnded();
            if (!await _work.AddErrorsAsync(some, cancellationToken))
            {
                throw await LostAsync(_work, cancellationToken);
            }
        }
    }

    /// <summary>Ends the import: <c>completed</c>, or <c>completed_with_errors</c> when rows are rejected or failed.</summary>
    /// <param name="counts">What became of all rows that were read; none may be pending.</param>
    /// <param name="cancellationToken">Stops before anything is changed; until then it waits while the database is away.</param>
    /// <exception cref="ArgumentException">The counts leave rows open, or refuse fewer rows than have errors. The import goes on.</exception>
    /// <exception cref="OperationCanceledException">A person has cancelled the import: it is <c>cancelled</c> now, with these counts.</exception>
    /// <exception cref="InvalidOperationException">The import has ended already, or was taken for dead meanwhile; the counts were not taken.</exception>
    public async Task CompleteAsync(RowCounts counts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (_work is null)
        {
            return;
        }

        ThrowIfEnded();
        TrackedCounts.Check(Id, counts);
        TrackedCounts.Check(Id, counts, await _work.CountErrorsAsync(cancellationToken));
        var to = counts.Refused > 0 ? ImportState.CompletedWithErrors : ImportState.Completed;
        if (await EndAsync(_work, new StateChange(to, _actor, "every row has its outcome, says the code that did it"), counts, said: null, cancellationToken) == ImportState.Cancelled)
        {
            throw Cancelled();
        }
    }

    /// <summary>Ends the import as <c>failed</c>, or as <c>cancelled</c> when a person has cancelled it.</summary>
    /// <param name="reason">Why, for the people who run the import.</param>
    /// <param name="cancellationToken">Stops before anything is changed; until then it waits while the database is away.</param>
    /// <exception cref="InvalidOperationException">The import has ended already, or was taken for dead meanwhile.</exception>
    public Task FailAsync(string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return FailAsync(reason, said: null, cancellationToken);
    }

    /// <summary>Ends the import as <c>failed</c>, or as <c>cancelled</c> when a person has cancelled it.</summary>
    /// <param name="cause">Why; its message is the reason, the whole of it is in the import's log.</param>
    /// <param name="cancellationToken">Stops before anything is changed; until then it waits while the database is away.</param>
    /// <exception cref="InvalidOperationException">The import has ended already, or was taken for dead meanwhile.</exception>
    public Task FailAsync(Exception cause, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return FailAsync(Describe(cause), Threw(cause), cancellationToken);
    }

    /// <summary>
    /// Leaves the import. If it has neither completed nor failed, it fails: "left without CompleteAsync", with the last exception
    /// that was thrown since its begin in the same asynchronous flow, if any. It throws nothing, so that no other exception is lost by
    /// it; where the database is away for long, the import fails once its lease has run out and somebody looks.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        // Closed here, and not in a method that is async, so that the flow of the caller is as it was before.
        var last = _watch?.Last;
        _watch?.Close();
        return _work is null ? ValueTask.CompletedTask : new ValueTask(LeaveAsync(_work, last));
    }

    /// <summary>Says for which exception the scope is about to be left.</summary>
    internal void LeavesFor(Exception cause) => _cause = cause;

    private async Task FailAsync(string reason, NewLogEntry? said, CancellationToken cancellationToken)
    {
        if (_work is not null)
        {
            ThrowIfEnded();
            await EndAsync(_work, new StateChange(ImportState.Failed, _actor, reason, reason), counts: null, said, cancellationToken);
        }
    }

    private async Task LeaveAsync(TrackedWork work, Exception? last)
    {
        try
        {
            if (_end is null)
            {
                var reason = _cause is not null ? Describe(_cause)
                    : last is null ? "left without CompleteAsync"
                    : $"left without CompleteAsync; the last exception before that was {Describe(last)}";
                using var soon = new CancellationTokenSource(LastWord);
                await FailAsync(reason, (_cause ?? last) is { } cause ? Threw(cause) : null, soon.Token);
            }
        }
        catch (Exception)
        {
            // The caller may be about to see the exception for which it left. The lease is not renewed any more, so that whoever looks
            // after imports fails this one.
        }
        finally
        {
            await work.StopAsync();
        }
    }

    private async Task<ImportState> EndAsync(TrackedWork work, StateChange change, RowCounts? counts, NewLogEntry? said, CancellationToken cancellationToken)
    {
        var ended = await work.EndAsync(change, counts, said, cancellationToken) ?? throw await LostAsync(work, cancellationToken);
        await OverAsync(work, ended.State);
        return ended.State;
    }

    private async Task<Exception> LostAsync(TrackedWork work, CancellationToken cancellationToken)
    {
        var now = await work.NowAsync(cancellationToken);
        await OverAsync(work, now.State);
        return now.State == ImportState.Cancelled
            ? Cancelled()
            : new InvalidOperationException($"Import {Id} is {Word.Of(now.State)} by now{(now.Error is null ? "" : $" ({now.Error})")}: nothing was heard of this code for longer than its lease lasts. What it says now was not taken.");
    }

    private async Task OverAsync(TrackedWork work, ImportState end)
    {
        _end = end;
        _watch?.Close();
        await work.StopAsync();
    }

    private void ThrowIfEnded()
    {
        if (_end is { } end)
        {
            throw new InvalidOperationException($"Import {Id} is {Word.Of(end)} already; an import ends once.");
        }
    }

    private OperationCanceledException Cancelled() => new($"Import {Id} was cancelled by a person.", Stopping);

    private static string Describe(Exception cause) => $"{cause.GetType().Name}: {ErrorText.Of(cause)}";

    private static NewLogEntry Threw(Exception cause) => new("error", Describe(cause), cause.ToString());
}
