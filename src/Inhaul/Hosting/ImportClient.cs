using Inhaul.Delivery;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul;

/// <summary>
/// What an application does with imports: submit rows, a stream or a file; wait; ask what became of them; retry, pause, resume,
/// cancel. Each call names the tenant, by default <c>default</c>; another tenant's import is not found.
/// </summary>
public sealed class ImportClient
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly InhaulSetup _setup;

    internal ImportClient(InhaulSetup setup) => _setup = setup;

    /// <summary>Submits a file. When this returns, every row of it is kept in the store; workers process them.</summary>
    /// <param name="type">The import type, which says by which processor.</param>
    /// <param name="path">The file.</param>
    /// <param name="submission">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops; an import that is submitted by then can be resumed.</param>
    /// <returns>The import. The same input again gives the same import, and nothing is done twice.</returns>
    /// <exception cref="InvalidConfigurationException">The file cannot be imported as asked.</exception>
    public Task<ImportStatus> SubmitFileAsync(string type, string path, ImportSubmission? submission = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return SubmitAsync(type, path, areRowsTyped: false, submission ?? new ImportSubmission(), cancellationToken);
    }

    /// <summary>Submits what a stream holds: CSV, as a file would. It is read once, to its end.</summary>
    /// <param name="type">The import type, which says by which processor.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="submission">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops; an import that is submitted by then can be resumed.</param>
    /// <returns>The import. The same input again gives the same import, and nothing is done twice.</returns>
    /// <exception cref="InvalidConfigurationException">The stream cannot be imported as asked.</exception>
    public async Task<ImportStatus> SubmitAsync(string type, Stream stream, ImportSubmission? submission = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var spool = SpoolFile.In(_setup.Options.SpoolFolder, type);
        await using (var file = spool.Open())
        {
            await stream.CopyToAsync(file, cancellationToken);
        }

        return await SubmitAsync(type, spool, areRowsTyped: false, submission, cancellationToken);
    }

    /// <summary>Submits rows. Their public properties are the columns.</summary>
    /// <param name="type">The import type, which says by which processor.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="submission">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops; an import that is submitted by then can be resumed.</param>
    /// <returns>The import. The same rows again give the same import, and nothing is done twice.</returns>
    /// <exception cref="InvalidConfigurationException">The rows cannot be imported as asked.</exception>
    public async Task<ImportStatus> SubmitAsync<TRow>(string type, IAsyncEnumerable<TRow> rows, ImportSubmission? submission = null, CancellationToken cancellationToken = default)
        where TRow : notnull
    {
        ArgumentNullException.ThrowIfNull(rows);
        var spool = SpoolFile.In(_setup.Options.SpoolFolder, type);
        await using (var file = spool.Open())
        {
            await using var csv = new RowCsv<TRow>(file);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                await csv.WriteAsync(row, cancellationToken);
            }
        }

        return await SubmitAsync(type, spool, areRowsTyped: true, submission, cancellationToken);
    }

    /// <summary>Submits rows. Their public properties are the columns.</summary>
    /// <param name="type">The import type, which says by which processor.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="submission">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops; an import that is submitted by then can be resumed.</param>
    /// <returns>The import. The same rows again give the same import, and nothing is done twice.</returns>
    /// <exception cref="InvalidConfigurationException">The rows cannot be imported as asked.</exception>
    public Task<ImportStatus> SubmitAsync<TRow>(string type, IEnumerable<TRow> rows, ImportSubmission? submission = null, CancellationToken cancellationToken = default)
        where TRow : notnull
    {
        ArgumentNullException.ThrowIfNull(rows);
        return SubmitAsync(type, rows.ToAsyncEnumerable(), submission, cancellationToken);
    }

    /// <summary>Works on an import in this process until it ends, pauses or is cancelled: for applications without workers of their own.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops within a chunk; the import can be resumed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import.</exception>
    public async Task<ImportStatus> RunAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        var options = _setup.Options.ForWorkers(_setup.Processors);
        return ImportStatus.Of(await new ImportRunner(store, options with { Workers = Math.Max(1, options.Workers) }).RunAsync(import, null, new ImportProgress(), Actor, cancellationToken));
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
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            if (chunk.Counts.Refused == 0)
            {
                continue;
            }

            foreach (var row in await RefusedRows.ReadAsync(store, import, chunk, cancellationToken))
            {
                yield return new RefusedRowInfo(row.Row, row.Line, row.Values, row.Errors);
            }
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

    /// <summary>Tries refused rows again, in the same import: with corrections for some of them, or all as they are.</summary>
    /// <param name="id">The import.</param>
    /// <param name="corrections">The corrected values of rows, by row number and column; only these rows are tried. Null tries all refused rows.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <returns>The import, active again.</returns>
    /// <exception cref="InvalidConfigurationException">There is nothing to retry, or a correction is for a row that was not refused.</exception>
    public async Task<ImportStatus> RetryAsync(
        Guid id, IReadOnlyDictionary<long, IReadOnlyDictionary<string, string>>? corrections = null, string tenant = Tenant.Default, CancellationToken cancellationToken = default)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        var patches = corrections is null ? null : await new RowCorrections(store, import).CompleteAsync(corrections, cancellationToken);
        var (reopened, _) = await new RowRetry(store).ReopenAsync(import, patches, Actor, cancellationToken);
        return ImportStatus.Of(reopened);
    }

    /// <summary>Pauses an import; chunks in work are finished.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, or its state does not allow it.</exception>
    public Task<ImportStatus> PauseAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, tenant, ImportState.Paused, "paused by the application", cancellationToken);

    /// <summary>Goes on with a paused import.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, or its state does not allow it.</exception>
    public Task<ImportStatus> ResumeAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, tenant, ImportState.Active, "resumed by the application", cancellationToken);

    /// <summary>Cancels an import; what is settled stays.</summary>
    /// <param name="id">The import.</param>
    /// <param name="tenant">Its owner.</param>
    /// <param name="cancellationToken">Stops before anything is changed.</param>
    /// <exception cref="InvalidConfigurationException">The tenant has no such import, or its state does not allow it.</exception>
    public Task<ImportStatus> CancelAsync(Guid id, string tenant = Tenant.Default, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, tenant, ImportState.Cancelling, "cancelled by the application", cancellationToken);

    private static string Actor => $"{Environment.UserName}@{Environment.MachineName}";

    private async Task<ImportStatus> ChangeAsync(Guid id, string tenant, ImportState to, string reason, CancellationToken cancellationToken)
    {
        var (store, import) = await GetAsync(id, tenant, cancellationToken);
        return await store.TransitionAsync(import.Tenant, id, new StateChange(to, Actor, reason), cancellationToken) is { } changed
            ? ImportStatus.Of(changed)
            : throw new InvalidConfigurationException($"Import {id} is {Word.Of(import.State)}, from which it cannot become {Word.Of(to)}.");
    }

    private async Task<(IImportStore Store, ImportRecord Import)> GetAsync(Guid id, string tenant, CancellationToken cancellationToken)
    {
        var store = await _setup.StoreAsync(cancellationToken);
        return (store, await store.FindAsync(Tenant.Parse(tenant), id, cancellationToken) ?? throw new InvalidConfigurationException($"There is no import {id} of {tenant}."));
    }

    private async Task<ImportStatus> SubmitAsync(string type, SpoolFile spool, bool areRowsTyped, ImportSubmission? submission, CancellationToken cancellationToken)
    {
        try
        {
            var submitted = await SubmitAsync(type, spool.Path, areRowsTyped, submission ?? new ImportSubmission(), cancellationToken);
            spool.Delete();
            return submitted;
        }
        catch (InvalidConfigurationException)
        {
            spool.Delete();
            throw;
        }
    }

    private async Task<ImportStatus> SubmitAsync(string type, string path, bool areRowsTyped, ImportSubmission submission, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        var processor = _setup.Processors.Find(type)
            ?? throw new InvalidConfigurationException($"There is no processor for imports of type {type}; there {(_setup.Processors.Types.Count == 0 ? "is none at all" : $"are {NameList.Of(_setup.Processors.Types)}")}. Add it with AddProcessor<…>().");
        var request = submission.Request(path, processor, areRowsTyped, _setup.Options.ChunkRows, Actor);
        var store = await _setup.StoreAsync(cancellationToken);
        var sources = await Submitter.InspectAsync(request, cancellationToken);
        var submitted = await new Submitter(store).SubmitAsync(request, sources, new ImportProgress(), cancellationToken);
        var import = submitted.Import;
        if (submitted.Kind != SubmissionKind.AlreadyImported && import.Phase == ImportPhase.Upload && import.State is ImportState.Queued or ImportState.Active or ImportState.Failed)
        {
            await new ImportRunner(store, _setup.Options.ForWorkers(_setup.Processors)).BringInAsync(import, submitted.Intake, Actor, cancellationToken);
        }

        return (await FindAsync(import.Id, import.Tenant, cancellationToken))!;
    }
}
