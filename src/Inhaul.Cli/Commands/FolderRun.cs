using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Fetching;
using Inhaul.Intake;
using Inhaul.Reporting;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul import</c> of a folder of records: what was begun before is gone on with, then what is new or changed is imported.</summary>
/// <param name="terminal">Where to report.</param>
/// <param name="run">Runs the import and reports its result.</param>
/// <param name="isJson">Whether for programs.</param>
internal sealed class FolderRun(Terminal terminal, ImportRun run, bool isJson)
{
    private const int LargeFolder = 10_000;

    private TextWriter Notes => isJson ? terminal.Errors : terminal.Output;

    /// <summary>Imports a folder.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ParseResult parsed, string folder, ImportRequest request, CancellationToken cancellationToken)
    {
        Check(parsed);
        var asked = FolderRequest.Of(folder, FolderSettings.Of(parsed), request with { Parse = request.Parse with { Records = null } });
        await using var store = await StoreOpener.OpenAsync(CommonOptions.StoreOf(parsed), run.IsRehearsal, cancellationToken);
        var submitter = new FolderSubmitter(store, asked, TimeProvider.System);

        // What goes on with an import for real would store its attachments and use up its spool.
        var continued = run.IsRehearsal ? null : await submitter.ContinueAsync(open => GoOnAsync(parsed, store, open, cancellationToken), cancellationToken);
        if (continued is not null && FolderSubmitter.IsHeldBack(continued))
        {
            await Notes.WriteLineAsync($"import {continued.Id} of this folder is {Word.Of(continued.State)}, and nothing else is done until it goes on. Use 'inhaul resume {continued.Id}' or 'inhaul cancel {continued.Id}'.");
            return await run.ReportAsync(parsed, store, continued, continued.Counts.Read, resumed: true, cancellationToken);
        }

        var planned = await run.ShowAsync(() => submitter.PlanAsync(cancellationToken));
        await FolderPlanReport.WriteAsync(Notes, folder, planned.Report);
        run.Folder = FolderPlanReport.ToJson(planned.Report, continued);
        try
        {
            return planned.HasRows
                ? await ImportAsync(parsed, store, submitter, planned, continued, cancellationToken)
                : await ReportUnchangedAsync(parsed, store, planned, continued, cancellationToken);
        }
        finally
        {
            if (run.IsRehearsal && planned.Spool is { } spool)
            {
                SpoolFile.DeleteLeft(spool.Path);
            }
        }
    }

    private static void Check(ParseResult parsed)
    {
        if (parsed.GetValue(InputOptions.Name) is { } name)
        {
            throw new InvalidConfigurationException($"--name {name} is for standard input or a URL; a folder is named with --tag.");
        }

        if (parsed.GetValue(InputOptions.Entry) is [var entry, ..])
        {
            throw new InvalidConfigurationException($"--entry {entry} picks from zip files; of a folder, --records says which files are records.");
        }
    }

    /// <summary>Gives back the memory that the plan of a large folder took, before the import takes its own.</summary>
    private static void ForgetPlan(PlannedFolder planned)
    {
        if (planned.Report.Files >= LargeFolder)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
    }

    private async Task<ImportRecord> GoOnAsync(ParseResult parsed, IImportStore store, ImportRecord open, CancellationToken cancellationToken)
    {
        await Notes.WriteLineAsync($"resumed import {open.Id}.");
        var before = new ImportRun(terminal, isJson) { Log = run.Log };
        var ended = await before.ShowAsync(() => before.WorkAsync(parsed, store, open, null, cancellationToken));
        await Notes.WriteLineAsync($"import {ended.Id} is {Word.Of(ended.State)}: {ended.Counts.Read} rows, {ended.Counts.Refused} of them refused.");
        return ended;
    }

    private async Task<int> ReportUnchangedAsync(ParseResult parsed, IImportStore store, PlannedFolder planned, ImportRecord? continued, CancellationToken cancellationToken)
    {
        if (continued is not null)
        {
            return await run.ReportAsync(parsed, store, continued, doneBefore: 0, resumed: true, cancellationToken);
        }

        await Notes.WriteLineAsync($"nothing to do: all record files are as they were imported, the last ones as {planned.Last!.Id}. Use --again to import them once more.");
        await run.ShowAsync(async () =>
        {
            await run.VerifyIfAskedAsync(parsed, store, planned.Last, cancellationToken);
            return planned.Last;
        });
        var code = await run.ReportAsync(parsed, store, planned.Last, planned.Last.Counts.Read, resumed: false, cancellationToken);
        return code == ExitCode.Failed ? ExitCode.Failed : ExitCode.Ok;
    }

    private async Task<int> ImportAsync(
        ParseResult parsed, IImportStore store, FolderSubmitter submitter, PlannedFolder planned, ImportRecord? continued, CancellationToken cancellationToken)
    {
        Submission? submission = null;
        var import = await run.ShowAsync(async () =>
        {
            submission = await submitter.SubmitAsync(planned, run.Progress, cancellationToken);
            ForgetPlan(planned);
            return await run.WorkAsync(parsed, store, submission, cancellationToken);
        });
        await submitter.CleanUpAsync(planned, submission!);
        foreach (var note in submission!.Notes)
        {
            await Notes.WriteLineAsync($"note: {note}");
        }

        if (submission.Kind != SubmissionKind.New)
        {
            await Notes.WriteLineAsync($"another command imports the same as {submission.Import.Id}.");
        }

        if (run.IsRehearsal)
        {
            await Notes.WriteLineAsync(ImportRun.DryRun);
        }

        var before = submission.Import.Counts;
        var code = await run.ReportAsync(parsed, store, import, before.Read - before.Pending, submission.Kind == SubmissionKind.Unfinished, cancellationToken);
        return ExitCode.Worst(code, continued is null ? ExitCode.Ok : ImportRun.ExitCodeOf(parsed, continued, await PhaseList.ReadAsync(store, continued, cancellationToken)));
    }
}
