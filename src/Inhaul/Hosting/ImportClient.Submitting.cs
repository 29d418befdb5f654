using Inhaul.Diagnostics;
using Inhaul.Fetching;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul;

public sealed partial class ImportClient
{
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
        return SubmitAsync(type, path, areRowsTyped: false, isSpooled: false, submission ?? new ImportSubmission(), cancellationToken);
    }

    /// <summary>
    /// Submits a file and works on it in this process until the import ends, pauses or is cancelled. Rows are processed while
    /// others are still read.
    /// </summary>
    /// <param name="type">The import type, which says by which processor.</param>
    /// <param name="path">The file.</param>
    /// <param name="submission">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops within a chunk; the import can be resumed by asking for the same again.</param>
    /// <exception cref="InvalidConfigurationException">The file cannot be imported as asked.</exception>
    public async Task<ImportStatus> ImportFileAsync(string type, string path, ImportSubmission? submission = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var asked = submission ?? new ImportSubmission();
        using var log = DebugLog.Open(asked.DebugLog);
        var watched = Watch(await _setup.StoreAsync(cancellationToken), asked, log);
        var submitted = await watched.ShowAsync(() => SubmitOnlyAsync(type, path, areRowsTyped: false, isSpooled: false, asked, watched.Progress, cancellationToken));
        return ImportStatus.Of(submitted.CanBeWorkedOn
            ? await watched.RunAsync(submitted.Import, submitted.Intake, Actor, cancellationToken)
            : await watched.VerifyIfAskedAsync(submitted.Import, cancellationToken));
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
        var spool = NewSpool(type);
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
        var spool = NewSpool(type);
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

    private SpoolFile NewSpool(string type) =>
        SpoolFile.In(_setup.Options.SpoolFolder, $"{type}.csv", "Name another with Configure(options => options with { SpoolFolder = … }).");

    private async Task<ImportStatus> SubmitAsync(string type, SpoolFile spool, bool areRowsTyped, ImportSubmission? submission, CancellationToken cancellationToken)
    {
        try
        {
            var submitted = await SubmitAsync(type, spool.Path, areRowsTyped, isSpooled: true, submission ?? new ImportSubmission(), cancellationToken);
            spool.Delete();
            return submitted;
        }
        catch (InvalidConfigurationException)
        {
            spool.Delete();
            throw;
        }
    }

    private async Task<ImportStatus> SubmitAsync(string type, string path, bool areRowsTyped, bool isSpooled, ImportSubmission submission, CancellationToken cancellationToken)
    {
        var store = await _setup.StoreAsync(cancellationToken);
        var submitted = await SubmitOnlyAsync(type, path, areRowsTyped, isSpooled, submission, new ImportProgress(), cancellationToken);
        var import = submitted.Import;
        if (submitted.CanBeWorkedOn && import.Phase == ImportPhase.Upload)
        {
            await Runner(store).BringInAsync(import, submitted.Intake, Actor, cancellationToken);
        }

        return (await FindAsync(import.Id, import.Tenant, cancellationToken))!;
    }

    private async Task<Submission> SubmitOnlyAsync(
        string type, string path, bool areRowsTyped, bool isSpooled, ImportSubmission submission, ImportProgress progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        using var trace = Traces.Submit(type);
        var request = submission.Request(path, ProcessorOf(type), areRowsTyped, isSpooled, _setup, Actor);
        var store = await _setup.StoreAsync(cancellationToken);
        var sources = await Submitter.InspectAsync(request, cancellationToken);
        var submitted = await new Submitter(store).SubmitAsync(request, sources, progress, cancellationToken);
        trace?.SetImport(submitted.Import.Id);
        return submitted;
    }

    private WatchedImport Watch(IImportStore store, ImportSubmission submission, DebugLog? log) =>
        new(store, Runner(store, submission.VerifyWrites), submission.Progress, log);
}
