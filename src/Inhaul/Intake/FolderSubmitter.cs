using System.Diagnostics;
using Inhaul.Fetching;
using Inhaul.Folders;
using Inhaul.Parsing.Json;
using Inhaul.Reporting;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>
/// Imports a folder in three steps: goes on with imports of it that were begun before, plans what is left to do, and submits that as an
/// ordinary import of one source.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="asked">What was asked.</param>
/// <param name="time">By which a file counts as just written.</param>
internal sealed class FolderSubmitter(IImportStore store, FolderRequest asked, TimeProvider time)
{
    private readonly HashSet<Guid> _seen = [];
    private readonly List<ImportRecord> _givenUp = [];
    private readonly string _type = Submitter.TypeOf(asked.Import);
    private IReadOnlyList<KnownFolderImport>? _known;

    /// <summary>Goes on with every import of the folder that has not ended, whoever began it.</summary>
    /// <param name="work">Does the work of an import, as far as it is done here.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The last of them, or the one that a person holds back; null when there was none.</returns>
    public async Task<ImportRecord?> ContinueAsync(Func<ImportRecord, Task<ImportRecord>> work, CancellationToken cancellationToken)
    {
        ImportRecord? last = null;
        while (await NextOpenAsync(cancellationToken) is { } import)
        {
            if (IsHeldBack(import))
            {
                return import;
            }

            if (import.State is ImportState.Queued or ImportState.Active && await CanGoOnAsync(import, cancellationToken))
            {
                last = await work(import);
                DropSpoolOf(last);
                if (IsHeldBack(last))
                {
                    return last;
                }
            }
            else if (!ImportTransitions.IsEnd(import.State))
            {
                _givenUp.Add(await GiveUpAsync(import, cancellationToken));
            }
        }

        return last;
    }

    /// <summary>Whether an import waits for a person.</summary>
    public static bool IsHeldBack(ImportRecord import) => import.State is ImportState.Paused or ImportState.AwaitingReview;

    /// <summary>Finds out what there is to do, and writes the rows of it to a spool.</summary>
    /// <exception cref="InvalidConfigurationException">The folder has no record files, or they cannot be imported as asked.</exception>
    public async Task<PlannedFolder> PlanAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var known = _known ?? await ReadImportsAsync(cancellationToken);
        var well = new WellEnded(store, asked.Import.Tenant);
        await well.FindAsync(known, cancellationToken);
        var hash = Submitter.DefinitionHashOf(asked.Import);
        var findings = new FolderFindings();
        var planner = FolderPlanner.Walk(
            asked.Root, asked.Options, findings, file => !asked.Import.Again && file.Import.DefinitionHash == hash && (IsContinued(file.Import) || well.Contains(file)), cancellationToken);
        await store.Folders.ReadFilesAsync(asked.Import.Tenant, _type, asked.Name, planner.Compare, cancellationToken);
        var plan = planner.Plan();
        var last = known.Count == 0 ? null : await FindAsync(known.Max(import => import.Id), cancellationToken);
        var spooling = new FolderSpool(plan, asked.Options, asked.Import.Limits, findings, time);
        var spool = await WriteAsync(spooling, cancellationToken);
        if (spooling.Touched.Count > 0)
        {
            await store.Folders.NoteTimesAsync(asked.Import.Tenant, _type, asked.Name, spooling.Touched, cancellationToken);
        }

        var report = Report(plan, spooling, findings);
        var request = spool is null ? null : Request(spool, spooling, await LikeAsync(known, hash, cancellationToken)) with { Plan = Plan(report, spooling, clock.Elapsed) };
        return new PlannedFolder(report, last, request, spool);
    }

    /// <summary>Submits what was planned.</summary>
    /// <param name="planned">The plan, with something to do.</param>
    /// <param name="progress">Told how far the first look is.</param>
    /// <param name="cancellationToken">Stops; the next run plans anew.</param>
    /// <exception cref="InvalidConfigurationException">The rows cannot be imported as asked.</exception>
    public async Task<Submission> SubmitAsync(PlannedFolder planned, ImportProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            var request = planned.TakeRequest();
            var sources = await Submitter.InspectAsync(request, cancellationToken);
            var submission = await new Submitter(store).SubmitAsync(request, sources, progress, cancellationToken);
            if (submission.Kind == SubmissionKind.New)
            {
                await TellAsync(submission.Import, planned.Report, cancellationToken);
            }

            return submission;
        }
        catch (Exception exception) when (exception is InvalidConfigurationException or OperationCanceledException)
        {
            planned.Spool!.Delete();
            throw;
        }
    }

    /// <summary>Removes the spool when everything in it is in the store; what is not stays for those who go on with the import.</summary>
    public async Task CleanUpAsync(PlannedFolder planned, Submission submission)
    {
        if (await store.FindAsync(asked.Import.Tenant, submission.Import.Id, CancellationToken.None) is { } import && !NeedsSpool(import))
        {
            SpoolFile.DeleteLeft(planned.Spool!.Path);
        }
    }

    /// <summary>Whether a file was tried just now: whatever ended badly then is not tried once more in the same run.</summary>
    private bool IsContinued(KnownFolderImport import) => _seen.Contains(import.Id) && import.State is not (ImportState.Failed or ImportState.Cancelling or ImportState.Cancelled);

    /// <summary>The oldest import of the folder that has not ended and was not seen yet. What is known when there is none is what the plan is made by.</summary>
    private async Task<ImportRecord?> NextOpenAsync(CancellationToken cancellationToken)
    {
        _known = await ReadImportsAsync(cancellationToken);
        var open = _known.Where(import => !ImportTransitions.IsEnd(import.State) && !_seen.Contains(import.Id)).Select(import => import.Id).DefaultIfEmpty().Min();
        if (open == Guid.Empty)
        {
            return null;
        }

        _seen.Add(open);
        await store.Work.ReleaseDeadAsync(await FindAsync(open, cancellationToken), WorkerIdentity.IsDead, cancellationToken);
        return await FindAsync(open, cancellationToken);
    }

    private static bool NeedsSpool(ImportRecord import) => import.Phase == ImportPhase.Upload && !ImportTransitions.IsEnd(import.State);

    private static void DropSpoolOf(ImportRecord import)
    {
        if (!NeedsSpool(import))
        {
            SpoolFile.DeleteLeft(import.Options.Sources[0].File.Path);
        }
    }

    private Task<IReadOnlyList<KnownFolderImport>> ReadImportsAsync(CancellationToken cancellationToken) => store.Folders.ReadImportsAsync(asked.Import.Tenant, _type, asked.Name, cancellationToken);

    private async Task<ImportRecord> FindAsync(Guid id, CancellationToken cancellationToken) => (await store.FindAsync(asked.Import.Tenant, id, cancellationToken))!;

    /// <summary>Whether all rows are in the store, or somebody brings them in, or can be brought in from here.</summary>
    private static async Task<bool> CanGoOnAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        try
        {
            return import.Phase != ImportPhase.Upload || import.Liveness == Liveness.Running || await import.Options.Sources[0].File.IsUnchangedAsync(cancellationToken);
        }
        catch (InvalidConfigurationException)
        {
            return false;
        }
    }

    private async Task<ImportRecord> GiveUpAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        var reason = $"the temporary file with its rows is gone; its record files are imported by the next import of {asked.Name}";
        await store.TransitionAsync(import.Tenant, import.Id, new StateChange(ImportState.Cancelling, asked.Import.Actor, reason), cancellationToken);
        return await store.EndIfDoneAsync(import, asked.Import.Actor, cancellationToken);
    }

    private async Task<SpoolFile?> WriteAsync(FolderSpool spooling, CancellationToken cancellationToken)
    {
        var spool = asked.NewSpool();
        try
        {
            await spooling.WriteAsync(spool, cancellationToken);
        }
        catch
        {
            spool.Delete();
            throw;
        }

        if (spooling.Rows > 0)
        {
            return spool;
        }

        spool.Delete();
        return null;
    }

    /// <summary>The last import that was asked for alike: what changed since may lack some of its columns, and be too little to tell a format from.</summary>
    private async Task<ImportRecord?> LikeAsync(IReadOnlyList<KnownFolderImport> known, string hash, CancellationToken cancellationToken)
    {
        var last = known.Where(import => import.DefinitionHash == hash).Select(import => import.Id).DefaultIfEmpty().Max();
        return last == Guid.Empty ? null : await FindAsync(last, cancellationToken);
    }

    /// <summary>The columns that rows have whatever is in the files: those that the processor names, and those of the last import.</summary>
    private List<IReadOnlyList<string>> Known(ImportRecord? like) =>
    [
        .. like?.Options.Sources[0].Layout is JsonLayout layout ? layout.Paths : [],
        .. (asked.Import.Processor?.Fields ?? []).Where(field => field.Sources.Count == 1).Select(field => field.Sources[0].Split('.')),
    ];

    private ImportRequest Request(SpoolFile spool, FolderSpool spooling, ImportRecord? like) => asked.Import with
    {
        Inputs = [new InputFile(spool.Path, Path.GetFileName(asked.Root), asked.Shown) { Origin = asked.Root }],
        Parse = asked.Import.Parse with { Folder = asked.Import.Parse.Folder! with { Known = Known(like) } },
        Folder = new NewFolder(asked.Name, spooling.Files, spooling.Base),
        Before = like?.Options.Definition,
    };

    private ImportPlan Plan(FolderReport report, FolderSpool spooling, TimeSpan time) => new("files", report.Files, time)
    {
        Failed = spooling.Refused,
        Present = report.Unchanged,
        FileColumn = asked.Options.FileColumn,
        Attachments = spooling.Files.Where(file => file.Attachment is not null).Select(file => file.Attachment).Distinct(StringComparer.Ordinal).LongCount(),
    };

    private static FolderReport Report(FolderPlan plan, FolderSpool spooling, FolderFindings findings) => new()
    {
        Files = plan.Records,
        Planned = spooling.Files.Count,
        Unchanged = plan.Unchanged + spooling.Touched.Count,
        Gone = plan.Gone,
        Rows = spooling.Rows,
        FilesRead = spooling.FilesRead,
        Found = findings.Counts,
        Findings = findings.Kept,
    };

    private async Task TellAsync(ImportRecord import, FolderReport report, CancellationToken cancellationToken)
    {
        await store.LogAsync(
            import, new NewLogEntry("information", $"{report.Planned} of {report.Files} record files of {asked.Name} are imported, {report.Unchanged} are as they were, {report.Gone} are gone"), cancellationToken);
        foreach (var before in _givenUp)
        {
            await store.LogAsync(before, new NewLogEntry("information", $"its record files are in import {import.Id} now"), cancellationToken);
            await store.LogAsync(import, new NewLogEntry("information", $"takes the place of import {before.Id}, which could not go on"), cancellationToken);
        }
    }
}
