using Inhaul.Delivery;
using Inhaul.Hosting;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul;

/// <summary>
/// What an application does with imports: submit rows, a stream or a file; wait; ask what became of them; retry, pause, resume,
/// cancel. Each call names the tenant, by default <c>default</c>; another tenant's import is not found.
/// </summary>
public sealed partial class ImportClient
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly InhaulSetup _setup;

    internal ImportClient(InhaulSetup setup) => _setup = setup;

    /// <summary>Works on an import in this process until it ends, pauses or is cancelled: for applications without workers of their own.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops within a chunk; the import can be resumed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async Task<ImportStatus> RunAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        return ImportStatus.Of(await Runner(store).RunAsync(import, null, new ImportProgress(), Actor, cancellationToken));
    }

    /// <summary>Waits until an import ends or pauses, whoever works on it.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops the waiting, not the import.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async Task<ImportStatus> WaitAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var (_, import) = await GetAsync(id, tenant, cancellationToken);
            if (ImportTransitions.IsEnd(import.State) || import.State is ImportState.Paused or ImportState.AwaitingReview)
            {
                return ImportStatus.Of(import);
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }

    /// <summary>An import as it is now; null when the tenant has no such import.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<ImportStatus?> FindAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var store = await _setup.StoreAsync(cancellationToken);
        return await store.FindAsync(Tenant.Parse(tenant), id, cancellationToken) is { } import ? ImportStatus.Of(import) : null;
    }

    /// <summary>The imports of a tenant, newest first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="limit">The most imports, at least 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<ImportStatus>> ListAsync(string tenant = Tenant.Default, int limit = 100, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var store = await _setup.StoreAsync(cancellationToken);
        return [.. (await store.ListAsync(Tenant.Parse(tenant), limit, cancellationToken)).Select(ImportStatus.Of)];
    }

    /// <summary>The rows that are refused now, in order, with their values and all their errors.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async IAsyncEnumerable<RefusedRowInfo> RefusedRowsAsync(
        Guid id, string tenant = Tenant.Default, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        await foreach (var row in RefusedRows.ReadAllAsync(store, import, cancellationToken))
        {
            yield return new RefusedRowInfo(row.Row, row.Line, row.Values, row.Errors);
        }
    }

    /// <summary>What the rows of an import became, in order: of those whose processor said so by <see cref="RowResult.At"/>.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async IAsyncEnumerable<RowTarget> ResultsAsync(
        Guid id, string tenant = Tenant.Default, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        await foreach (var result in store.ReadAllResultsAsync(import, cancellationToken))
        {
            yield return result;
        }
    }

    /// <summary>What is odd about rows that were not refused for it, in the order of rows.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async IAsyncEnumerable<RowError> WarningsAsync(
        Guid id, string tenant = Tenant.Default, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        await foreach (var (error, _, _, _) in store.ReadAllErrorsAsync(import, cancellationToken))
        {
            if (error.Severity == Severity.Warning)
            {
                yield return error;
            }
        }
    }

    /// <summary>What cleaning changed, per column and step, in the rows that are decided so far and not refused.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async Task<IReadOnlyList<CleanedValues>> CleanedAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        return await store.ReadAllCleanedAsync(import, cancellationToken);
    }

    /// <summary>The state changes of an import, oldest first: who made them, and why.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async Task<IReadOnlyList<ImportTransition>> HistoryAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        return await store.ReadTransitionsAsync(import, cancellationToken);
    }

    /// <summary>The log of an import, oldest first.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async Task<IReadOnlyList<ImportLogLine>> LogAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        return [.. (await store.ReadLogAsync(import, cancellationToken)).Select(entry => new ImportLogLine(entry.At, entry.Level, entry.Row, entry.Message, entry.Details))];
    }

    /// <summary>Tries refused rows again as they are, in the same import.</summary>
    /// <param name="id">The import.</param>
    /// <param name="filter">Which of them; null for all.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>The import, active again.</returns>
    /// <exception cref="InvalidConfigurationException">There is nothing to retry.</exception>
    public async Task<ImportStatus> RetryAsync(Guid id, RetryFilter? filter = null, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        import.RequireEngine("retried");
        var retry = new RowRetry(store);
        var (reopened, _) = filter is null
            ? await retry.ReopenAsync(import, corrections: null, Actor, cancellationToken)
            : await retry.ReopenOnlyAsync(import, filter, Actor, cancellationToken);
        return ImportStatus.Of(reopened);
    }

    /// <summary>Corrects refused rows and tries them again, in the same import.</summary>
    /// <param name="id">The import.</param>
    /// <param name="corrections">The values to change, by row number and column of the source; the others of a row stay as they are.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>The import, active again.</returns>
    /// <exception cref="InvalidConfigurationException">A correction is for a row that was not refused, or for a column that there is not.</exception>
    public async Task<ImportStatus> CorrectAsync(
        Guid id, IReadOnlyDictionary<long, IReadOnlyDictionary<string, string>> corrections, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        import.RequireEngine("corrected");
        var patches = await new RowCorrections(store, import).CompleteAsync(corrections, cancellationToken);
        var (reopened, _) = await new RowRetry(store).ReopenAsync(import, patches, Actor, cancellationToken);
        return ImportStatus.Of(reopened);
    }

    /// <summary>Pauses an import; chunks in work are finished.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, or its state does not allow it.</exception>
    public Task<ImportStatus> PauseAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, tenant, ImportState.Paused, "paused", cancellationToken);

    /// <summary>Goes on with a paused import.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, or its state does not allow it.</exception>
    public Task<ImportStatus> ResumeAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, tenant, ImportState.Active, "resumed", cancellationToken);

    /// <summary>Cancels an import; what is settled stays.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, or its state does not allow it.</exception>
    public Task<ImportStatus> CancelAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, tenant, ImportState.Cancelling, "cancelled", cancellationToken);

    private static string Actor => WorkerIdentity.Actor;

    private async Task<ImportStatus> ChangeAsync(Guid id, string tenant, ImportState to, string what, CancellationToken cancellationToken)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        if (to != ImportState.Cancelling)
        {
            import.RequireEngine(what);
        }

        return await store.TransitionAsync(import.Tenant, id, new StateChange(to, Actor, $"{what} by the application"), cancellationToken) is { } changed
            ? ImportStatus.Of(changed)
            : throw new InvalidConfigurationException($"Import {id} is {Word.Of(import.State)}, from which it cannot become {Word.Of(to)}.");
    }

    private async Task<(IImportStore Store, ImportRecord Import)> GetAsync(Guid id, string tenant, CancellationToken cancellationToken)
    {
        var store = await _setup.StoreAsync(cancellationToken);
        return (store, await store.FindAsync(Tenant.Parse(tenant), id, cancellationToken) ?? throw new InvalidConfigurationException($"There is no import {id} of {tenant}."));
    }

    private ImportRunner Runner(IImportStore store, bool verifiesWrites = false)
    {
        var options = _setup.WorkerOptions;
        return new ImportRunner(store, options with { Workers = Math.Max(1, options.Workers) }) { VerifiesWrites = verifiesWrites };
    }
}
