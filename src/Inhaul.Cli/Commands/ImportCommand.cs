using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul import</c>: files in, every row accounted for.</summary>
internal sealed class ImportCommand
{
    private readonly Argument<string[]> _paths = new("path") { Description = "The files; several are one import", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _type = new("--type") { Description = "The import type (default: from the first file's name)" };
    private readonly Option<string?> _table = new("--table") { Description = "The target table (default: the import type); it is created when there is none" };
    private readonly Option<string[]> _key = new("--key") { Description = "The columns that identify a row: a or a,b" };
    private readonly Option<string> _onConflict = new("--on-conflict")
    {
        Description = "When the table has the key: update, fill, skip, reject or newest:column",
        DefaultValueFactory = _ => "update",
    };

    private readonly Option<string> _duplicates = new("--duplicates")
    {
        Description = "When rows of the import share a key: last, first, newest:column or reject",
        DefaultValueFactory = _ => "last",
    };

    private readonly Option<string[]> _map = new("--map") { Description = "Feed a target column from another source column: source=target; source= leaves the column out" };
    private readonly Option<string[]> _column = new("--column") { Description = "Decide a column's type: name:type[:format]" };
    private readonly Option<int> _chunkRows = new("--chunk-rows") { Description = "The most rows in one transaction", DefaultValueFactory = _ => ImportRequest.DefaultChunkRows };
    private readonly Option<string?> _maxErrors = new("--max-errors") { Description = "Pause when more rows are refused: 20 or 1%" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Do everything and keep nothing" };
    private readonly Option<bool> _again = new("--again") { Description = "Import the same input once more" };
    private readonly Option<string[]> _limit = new("--limit") { Description = "Raise or lower a limit of the input: file-bytes, rows, record-bytes, field-bytes, columns, inflation-ratio or shared-text-bytes, as name=value" };
    private readonly Terminal _terminal;

    private ImportCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var import = new ImportCommand(terminal);
        var command = new Command("import", "Imports files into a table, every row accounted for.")
        {
            import._paths, import._type, import._table, import._key, import._onConflict, import._duplicates, import._map, import._column,
            WorkerSettings.Workers, WorkerSettings.Lease, import._chunkRows, import._maxErrors, ImportRun.ErrorsTo, import._dryRun, import._again, import._limit,
        };
        ParseSettings.AddTo(command);
        command.SetAction(import.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = Request(parsed);
        var isDry = parsed.GetValue(_dryRun);
        if (isDry && parsed.GetValue(WorkerSettings.Workers) == 0)
        {
            throw new InvalidConfigurationException("--dry-run needs workers in this process, since others do not see what it does. Leave --workers 0 out.");
        }

        // The disk and a core are busy with the files while the store is opened.
        var sources = Task.Run(() => Submitter.InspectAsync(request, cancellationToken), cancellationToken);
        var isJson = CommonOptions.IsJson(parsed);
        await using var store = isDry
            ? await StoreOpener.RehearseAsync(CommonOptions.StoreOf(parsed), cancellationToken)
            : await StoreOpener.OpenAsync(CommonOptions.StoreOf(parsed), cancellationToken);
        var run = new ImportRun(_terminal, isJson);
        Submission? submission = null;
        var import = await run.ShowAsync(async () =>
        {
            submission = await new Submitter(store).SubmitAsync(request, await sources, run.Progress, cancellationToken);
            return submission.CanBeWorkedOn
                ? await run.WorkAsync(parsed, store, submission.Import, submission.Intake, cancellationToken)
                : submission.Import;
        });
        await TellAsync(submission!, isDry, isJson);
        var before = submission!.Import.Counts;
        return await run.ReportAsync(parsed, store, import, before.Read - before.Pending, submission.Kind == SubmissionKind.Unfinished, cancellationToken);
    }

    private ImportRequest Request(ParseResult parsed)
    {
        var chunkRows = parsed.GetValue(_chunkRows);
        if (chunkRows is < 1 or > 1_000_000)
        {
            throw new InvalidConfigurationException($"--chunk-rows {chunkRows} is not a number of rows; write 1 to 1000000.");
        }

        return new ImportRequest
        {
            Paths = Paths(parsed.GetValue(_paths)!),
            Tenant = CommonOptions.TenantOf(parsed),
            Actor = CommonOptions.Actor,
            Type = parsed.GetValue(_type),
            Table = parsed.GetValue(_table),
            Key = [.. parsed.GetValue(_key)!.SelectMany(key => key.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase)],
            Conflict = ConflictPolicy.Parse(parsed.GetValue(_onConflict)!),
            Duplicates = DuplicatePolicy.Parse(parsed.GetValue(_duplicates)!),
            Mappings = [.. parsed.GetValue(_map)!.Select(ColumnMapping.Parse)],
            Columns = [.. parsed.GetValue(_column)!.Select(ColumnDecision.Parse)],
            ChunkRows = chunkRows,
            MaxErrors = parsed.GetValue(_maxErrors) is { } most ? ErrorLimit.Parse(most) : null,
            Again = parsed.GetValue(_again),
            Parse = ParseSettings.Of(parsed),
            Limits = parsed.GetValue(_limit)!.Aggregate(new SourceLimits(), (limits, change) => limits.With(change)),
        };
    }

    private static string[] Paths(string[] paths) => Array.Find(paths, path => path.StartsWith('-') && !File.Exists(path)) is { } typo
        ? throw new InvalidConfigurationException($"'{typo}' is neither an option nor a file. 'inhaul import --help' lists the options.")
        : paths;

    private async Task TellAsync(Submission submission, bool isDry, bool isJson)
    {
        var to = isJson ? _terminal.Errors : _terminal.Output;
        foreach (var note in submission.Notes)
        {
            await to.WriteLineAsync($"note: {note}");
        }

        if (submission.Kind == SubmissionKind.AlreadyImported)
        {
            await to.WriteLineAsync($"already imported as {submission.Import.Id}; nothing was done. Use --again to import it once more.");
        }
        else if (submission.Kind == SubmissionKind.Unfinished)
        {
            await to.WriteLineAsync(submission.CanBeWorkedOn
                ? $"resumed import {submission.Import.Id}."
                : $"import {submission.Import.Id} of the same input is {Word.Of(submission.Import.State)}; nothing was done. Go on with 'inhaul resume {submission.Import.Id}'.");
        }

        if (isDry)
        {
            await to.WriteLineAsync("dry run: everything below would happen; nothing was kept.");
        }
    }
}
