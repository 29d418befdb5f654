using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul;

public sealed partial class ImportClient
{
    /// <summary>
    /// Submits the record files of a folder that are new, changed, or did not end well the last time. When this returns, every row of them is kept in
    /// the store; workers process them.
    /// </summary>
    /// <param name="type">The import type, which says by which processor.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How its files become rows; null for one row for each file <c>*.json</c>.</param>
    /// <param name="submission">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops; an import that is submitted by then is gone on with by the next call.</param>
    /// <exception cref="InvalidConfigurationException">The folder cannot be imported as asked.</exception>
    public Task<FolderImport> SubmitFolderAsync(
        string type, string folder, FolderOptions? options = null, ImportSubmission? submission = null, CancellationToken cancellationToken = default) =>
        FolderAsync(type, folder, options, submission ?? new ImportSubmission(), isWorkedOn: false, cancellationToken);

    /// <summary>
    /// Imports the record files of a folder that are new, changed, or did not end well the last time, and works on them in this process until the import
    /// ends, pauses or is cancelled. An import of the folder that has not ended is gone on with first.
    /// </summary>
    /// <param name="type">The import type, which says by which processor.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How its files become rows; null for one row for each file <c>*.json</c>.</param>
    /// <param name="submission">What else is to be said; null for nothing.</param>
    /// <param name="cancellationToken">Stops within a chunk; the next call goes on.</param>
    /// <exception cref="InvalidConfigurationException">The folder cannot be imported as asked.</exception>
    public Task<FolderImport> ImportFolderAsync(
        string type, string folder, FolderOptions? options = null, ImportSubmission? submission = null, CancellationToken cancellationToken = default) =>
        FolderAsync(type, folder, options, submission ?? new ImportSubmission(), isWorkedOn: true, cancellationToken);

    private async Task<FolderImport> FolderAsync(
        string type, string folder, FolderOptions? options, ImportSubmission submission, bool isWorkedOn, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var request = FolderRequest.Of(folder, options ?? new FolderOptions(), submission.Request(folder, ProcessorOf(type), areRowsTyped: false, isSpooled: false, _setup, Actor)) with
        {
            NewSpool = () => NewSpool(type),
        };
        var store = await _setup.StoreAsync(cancellationToken);
        using var log = isWorkedOn ? DebugLog.Open(submission.DebugLog) : null;
        var submitter = new FolderSubmitter(store, request, TimeProvider.System);
        var last = await submitter.ContinueAsync(open => WorkAsync(Watch(store, submission, log), open, null), cancellationToken);
        var continued = last is null ? null : ImportStatus.Of(last);
        if (last is not null && FolderSubmitter.IsHeldBack(last))
        {
            return new FolderImport(continued!, null);
        }

        var watched = Watch(store, submission, log);
        var planned = await watched.ShowAsync(() => submitter.PlanAsync(cancellationToken));
        if (!planned.HasRows)
        {
            return new FolderImport(ImportStatus.Of(isWorkedOn ? await watched.VerifyIfAskedAsync(planned.Last!, cancellationToken) : planned.Last!), planned.Report) { Continued = continued };
        }

        var submitted = await watched.ShowAsync(() => submitter.SubmitAsync(planned, watched.Progress, cancellationToken));
        var import = submitted.CanBeWorkedOn ? await WorkAsync(watched, submitted.Import, submitted.Intake) : submitted.Import;
        await submitter.CleanUpAsync(planned, submitted);
        return new FolderImport(ImportStatus.Of(import), planned.Report) { Continued = continued };

        Task<ImportRecord> WorkAsync(WatchedImport watched, ImportRecord import, PreparedIntake? intake) =>
            isWorkedOn ? watched.RunAsync(import, intake, Actor, cancellationToken) : BringInAsync(store, import, intake, cancellationToken);
    }

    private async Task<ImportRecord> BringInAsync(IImportStore store, ImportRecord import, PreparedIntake? intake, CancellationToken cancellationToken)
    {
        if (import.Phase == ImportPhase.Upload)
        {
            await Runner(store).BringInAsync(import, intake, Actor, cancellationToken);
        }

        return (await store.FindAsync(import.Tenant, import.Id, cancellationToken))!;
    }

    private ProcessorPlan ProcessorOf(string type) => _setup.Processors.Find(type)
        ?? throw new InvalidConfigurationException($"There is no processor for imports of type {type}; there {(_setup.Processors.Types.Count == 0 ? "is none at all" : $"are {NameList.Of(_setup.Processors.Types)}")}. Add it with AddProcessor<…>().");
}
