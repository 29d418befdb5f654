using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Inhaul.Attachments;
using Inhaul.Cli.Output;
using Inhaul.Hosting;
using Inhaul.Intake;
using Inhaul.Processing;
using Inhaul.Reporting;
using Inhaul.Reporting.Previews;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Cli.Commands;

/// <summary>Runs an import in this process and reports its result; shared by <c>import</c>, <c>resume</c> and <c>retry</c>.</summary>
/// <param name="terminal">Where to report.</param>
/// <param name="isJson">Whether for programs.</param>
/// <param name="changes">Takes what rows change, for a dry run that is to tell it; null for nobody.</param>
internal sealed class ImportRun(Terminal terminal, bool isJson, ChangeSpool? changes = null)
{
    /// <summary>What is said of a dry run.</summary>
    public const string DryRun = "dry run: everything below would happen; nothing was kept.";

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private ProgressDisplay? _display;

    /// <summary>Where the refused rows go.</summary>
    public static Option<string?> ErrorsTo { get; } = CreateErrorsTo();

    /// <summary>Whether nothing is kept of what is done.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Told what becomes of rows; null for none.</summary>
    public DebugLog? Log { get; init; }

    /// <summary>Told how far the import is.</summary>
    public ImportProgress Progress { get; } = new();

    /// <summary>What was found in a folder, for programs; null for no folder.</summary>
    public JsonObject? Folder { get; set; }

    /// <summary>Shows progress while work goes on.</summary>
    public Task<T> ShowAsync<T>(Func<Task<T>> work) => (_display ??= new ProgressDisplay(terminal, isJson, Progress)).ShowAsync(work);

    /// <summary>Does what is left to do of a submission, and verifies it where that is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="store">The store.</param>
    /// <param name="submission">The submission.</param>
    /// <param name="cancellationToken">Stops soon, resumable.</param>
    public async Task<ImportRecord> WorkAsync(ParseResult parsed, IImportStore store, Submission submission, CancellationToken cancellationToken)
    {
        if (submission.CanBeWorkedOn)
        {
            return await WorkAsync(parsed, store, submission.Import, submission.Intake, cancellationToken);
        }

        await VerifyIfAskedAsync(parsed, store, submission.Import, cancellationToken);
        return submission.Import;
    }

    /// <summary>Verifies an import that needs no more work, where the command line or the import asks for it.</summary>
    public async Task VerifyIfAskedAsync(ParseResult parsed, IImportStore store, ImportRecord import, CancellationToken cancellationToken)
    {
        if (FollowOptions.Verifies(parsed) || await WriteVerification.IsDueAsync(store, import, cancellationToken))
        {
            await Runner(parsed, store, WorkerSettings.Of(parsed)).VerifyIfAskedAsync(import, Progress, cancellationToken);
        }
    }

    /// <summary>Does the import's work.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="store">The store.</param>
    /// <param name="import">The import.</param>
    /// <param name="intake">What the first look prepared, if one was taken.</param>
    /// <param name="cancellationToken">Stops soon, resumable.</param>
    public async Task<ImportRecord> WorkAsync(ParseResult parsed, IImportStore store, ImportRecord import, PreparedIntake? intake, CancellationToken cancellationToken)
    {
        var options = WorkerSettings.Of(parsed) with { Changes = changes, IsRehearsal = IsRehearsal };
        if (!options.Processors.CanWorkOn(import))
        {
            await terminal.Errors.WriteLineAsync($"the rows of import {import.Id} need {import.Options.Processor}; waiting for the workers of an application that has it.");
            options = options with { Workers = 0 };
        }

        if (options.AttachmentObstacleOf(import) is { } obstacle)
        {
            await terminal.Errors.WriteLineAsync($"the attachments of import {import.Id} cannot be brought in from here: {obstacle}; waiting for workers that can.");
            options = options with { Workers = 0 };
        }

        try
        {
            Task<ImportRecord> Run() => Runner(parsed, store, options).RunAsync(import, intake, Progress, CommonOptions.Actor, cancellationToken);
            return await (Log is null ? Run() : Log.FollowAsync(store, import, Run, cancellationToken));
        }
        catch (OperationCanceledException) when (options.Workers == 0)
        {
            await terminal.Errors.WriteLineAsync($"import {import.Id} is left to the workers of the store; 'inhaul show {import.Id}' tells how it goes on.");
            throw;
        }
    }

    /// <summary>Reports the result.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="store">The store.</param>
    /// <param name="import">The import at the end.</param>
    /// <param name="doneBefore">How many rows were decided before this command.</param>
    /// <param name="resumed">Whether it was begun by an earlier command.</param>
    /// <param name="cancellationToken">Stops the report.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ReportAsync(ParseResult parsed, IImportStore store, ImportRecord import, long doneBefore, bool resumed, CancellationToken cancellationToken)
    {
        var done = import.Counts.Read - import.Counts.Pending - doneBefore;
        var phases = await PhaseList.ReadAsync(store, import, cancellationToken);
        var summary = new ImportSummary(import, await store.ReadErrorGroupsAsync(import, cancellationToken), resumed, _clock.Elapsed, Math.Max(0, done))
        {
            Folder = Folder,
            Phases = phases,
            Attachments = await AttachmentsOf(store, import, cancellationToken),
        };
        var preview = changes is null ? null : new Preview(store, import, changes);
        await (isJson ? WriteJsonAsync(summary, preview, cancellationToken) : WriteAsync(parsed, summary, preview, cancellationToken));
        foreach (var file in preview is null ? [] : parsed.GetValue(DiffOptions.To)!)
        {
            await WriteAsync(preview!, file, cancellationToken);
        }

        if (parsed.GetValue(ErrorsTo) is { } path)
        {
            var rows = await ErrorsCsv.WriteAsync(store, import, path, cancellationToken);
            await terminal.Errors.WriteLineAsync($"{rows} refused rows written to {path}");
        }

        return ExitCodeOf(parsed, import, phases);
    }

    /// <summary>The exit code for an import; what a verification found counts where somebody asked for it.</summary>
    public static int ExitCodeOf(ParseResult parsed, ImportRecord import, IEnumerable<PhaseStatus> phases) =>
        ExitCode.Of(import.State, FollowOptions.Verifies(parsed) || import.Options.VerifyWrites ? phases : []);

    /// <summary>What it took to have the attachments of an import stored; null when it has none.</summary>
    public static async Task<AttachmentReport?> AttachmentsOf(IImportStore store, ImportRecord import, CancellationToken cancellationToken) =>
        await store.ReadAttachmentCountsAsync(import, cancellationToken) is { } counts ? new AttachmentReport(counts, import.Options.Attachments!.Storage) : null;

    private static ImportRunner Runner(ParseResult parsed, IImportStore store, WorkerOptions options) => new(store, options) { VerifiesWrites = FollowOptions.Verifies(parsed) };

    private Task WriteJsonAsync(ImportSummary summary, Preview? preview, CancellationToken cancellationToken) => preview is null
        ? Json.WriteAsync(terminal.Output, summary.ToJson())
        : LongJson.WriteAsync(terminal.Output, summary.ToJson(), "diff", preview.ReadAsync(cancellationToken), PreviewJson.Write, () => []);

    private async Task WriteAsync(ParseResult parsed, ImportSummary summary, Preview? preview, CancellationToken cancellationToken)
    {
        summary.Write(terminal.Results);
        if (preview is { IsEmpty: false } && parsed.GetValue(DiffOptions.Diff))
        {
            await DiffTable.WriteAsync(terminal.Results, preview, parsed.GetValue(DiffOptions.Rows), cancellationToken);
        }
    }

    private async Task WriteAsync(Preview preview, string path, CancellationToken cancellationToken)
    {
        if (preview.IsEmpty)
        {
            await terminal.Errors.WriteLineAsync($"no row was looked at, so {path} was not written");
            return;
        }

        var isPrediction = DiffOptions.IsPrediction(path);
        var rows = await (isPrediction ? PredictionFile.WriteAsync(preview, path, cancellationToken) : PreviewCsv.WriteAsync(preview, path, cancellationToken));
        await terminal.Errors.WriteLineAsync($"{rows} rows written to {path}{(isPrediction ? $"; after the import, compare with 'inhaul verify ID --against {path}'" : "")}");
    }

    // Checked before anything is written: what cannot be done as asked must not be begun.
    private static Option<string?> CreateErrorsTo()
    {
        var option = new Option<string?>("--errors-to") { Description = "Write the refused rows to this CSV file at the end" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(result.Tokens[^1].Value))))
            {
                result.AddError($"--errors-to {result.Tokens[^1].Value}: there is no such folder.");
            }
        });
        return option;
    }
}
