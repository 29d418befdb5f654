using System.Diagnostics.CodeAnalysis;
using Inhaul.Diagnostics;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Tracking;

/// <summary>
/// One attempt of code outside the engine at an import: its lease, renewed until the end, and what that code says. While the database is
/// away, each call waits.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It is stopped; the token is handed out, and must stay good afterwards.")]
internal sealed class TrackedWork
{
    private readonly IImportStore _store;
    private readonly TrackedClaim _claim;
    private readonly TimeSpan _lease;
    private readonly Patience _patience;
    private readonly Outage _outage;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly LeaseRenewal _renewal;
    private bool _isOver;
    private int _stops;

    /// <summary>Begins to renew the lease of a claim.</summary>
    public TrackedWork(IImportStore store, TrackedClaim claim, WorkerOptions options)
    {
        _store = store;
        _claim = claim;
        _lease = options.Lease;
        _patience = new Patience(store, options.LongestBackOff);
        _outage = Outage.Of(store, claim.Import);
        _renewal = new LeaseRenewal(RenewAsync, _lease, CancellationToken.None);
    }

    /// <summary>The import, as it was when this attempt began.</summary>
    public ImportRecord Import => _claim.Import;

    /// <summary>How often the import has been tried, this time included.</summary>
    public int Attempt => _claim.Attempt;

    /// <summary>Cancelled when a person cancels the import, or when the claim is not valid any more.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Writes a line to the import's log.</summary>
    public Task LogAsync(NewLogEntry entry, CancellationToken cancellationToken) => RunAsync(
        async () =>
        {
            await _store.LogAsync(Import, entry, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Keeps errors of rows.</summary>
    /// <returns>False when the claim is not valid any more.</returns>
    public Task<bool> AddErrorsAsync(IReadOnlyList<RowError> errors, CancellationToken cancellationToken) =>
        RunAsync(() => _store.Tracked.AddErrorsAsync(_claim, errors, cancellationToken), cancellationToken);

    /// <summary>How many rows have errors for which they are refused, and the last row that anything was said of.</summary>
    public Task<(long Refused, long Last)> CountErrorsAsync(CancellationToken cancellationToken) =>
        RunAsync(() => _store.Tracked.CountErrorsAsync(Import, cancellationToken), cancellationToken);

    /// <summary>The import as it is now.</summary>
    public Task<ImportRecord> NowAsync(CancellationToken cancellationToken) =>
        RunAsync(async () => await _store.FindAsync(Import.Tenant, Import.Id, cancellationToken) ?? Import, cancellationToken);

    /// <summary>Ends the import.</summary>
    /// <returns>The import at its end, or null when the claim is not valid any more.</returns>
    public async Task<ImportRecord?> EndAsync(StateChange change, RowCounts? counts, NewLogEntry? said, CancellationToken cancellationToken)
    {
        // A renewal between the end and its answer would find the claim lost and ask everybody to stop.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var ended = await RunAsync(() => EndOnceAsync(change, counts, said, cancellationToken), cancellationToken);
            _isOver = true;
            await _outage.CloseAsync(cancellationToken);
            return ended;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the renewal of the lease; doing it again does nothing.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stops, 1) == 0)
        {
            await _renewal.DisposeAsync();
        }
    }

    private async Task<ImportRecord?> EndOnceAsync(StateChange change, RowCounts? counts, NewLogEntry? said, CancellationToken cancellationToken)
    {
        if (await _store.Tracked.EndAsync(_claim, change, counts, said, cancellationToken) is { } ended)
        {
            return ended;
        }

        // Perhaps it was ended by the try before this one, of which only the answer was lost. Others would have needed one change more.
        var now = await _store.FindAsync(Import.Tenant, Import.Id, cancellationToken);
        var changes = now?.Version - Import.Version;
        return (changes == 1 && now!.State == change.To) || (changes == 2 && now!.State == ImportState.Cancelled) ? now : null;
    }

    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var state = await RenewOnceAsync(cancellationToken);
        if (state is not ImportState.Active && !_isOver)
        {
            // Not waited for: whoever hears of it may stop this very renewal.
            _ = _stopping.CancelAsync();
        }

        return state is not null;
    }

    private async Task<ImportState?> RenewOnceAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _isOver ? null : await _store.Tracked.RenewAsync(_claim, _lease, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        ExceptionWatch.LeaveOut();
        return await _patience.RunAsync(_outage, work, cancellationToken);
    }
}
