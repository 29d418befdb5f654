using System.CommandLine;
using Inhaul.Cli.Output;
using Inhaul.Intake;
using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;
using Inhaul.Schemas;
using Inhaul.Stores;

namespace Inhaul.Cli.Commands;

/// <summary><c>inhaul import</c>: files in, every row accounted for.</summary>
internal sealed class ImportCommand
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Files, URLs (https://…, s3://bucket/key), or - for standard input; several are one import. Or a folder of JSON records", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _type = new("--type") { Description = "The import type (default: from the first file's name)" };
    private readonly Option<string?> _table = new("--table") { Description = "The target table (default: the import type); it is created when there is none" };
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
    private readonly Option<string?> _unmappedTo = new("--unmapped-to") { Description = "The column of the table, of JSON or text, that takes columns without a place" };
    private readonly Option<string[]> _clean = new("--clean") { Description = $"Clean the values of a column before they are read: column:step[,step…], of {string.Join(", ", CleaningWords.All)}" };
    private readonly Option<string?> _schema = new("--schema") { Description = "A Table Schema, or a Data Package with one, that says names, types, formats, key and rules; options win over it" };
    private readonly Option<int> _chunkRows = new("--chunk-rows") { Description = "The most rows in one transaction", DefaultValueFactory = _ => ImportRequest.DefaultChunkRows };
    private readonly Option<string?> _maxErrors = new("--max-errors") { Description = "Pause when more rows are refused: 20 or 1%" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Do everything and keep nothing" };
    private readonly Option<bool> _again = new("--again") { Description = "Import the same input once more" };
    private readonly Terminal _terminal;

    private ImportCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var import = new ImportCommand(terminal);
        var command = new Command("import", "Imports files into a table, every row accounted for.")
        {
            import._paths, import._type, import._table, InputOptions.Key, import._onConflict, import._duplicates, import._map, InputOptions.Aliases, import._unmappedTo, InputOptions.Column, import._clean, import._schema,
            AttachmentSettings.Columns, AttachmentSettings.Storage, AttachmentSettings.Root, WorkerSettings.MaxUploads,
            WorkerSettings.Workers, WorkerSettings.Lease, import._chunkRows, import._maxErrors, ImportRun.ErrorsTo, import._dryRun, DiffOptions.Diff, DiffOptions.To, DiffOptions.Rows, import._again,
            InputOptions.Name, InputOptions.Entry, InputOptions.Limit,
        };
        ParseSettings.AddTo(command);
        FolderSettings.AddTo(command);
        FollowOptions.AddTo(command);
        command.SetAction(import.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var locations = InputOptions.Checked(parsed.GetValue(_paths)!);
        var folder = locations is [var only] && Directory.Exists(only) ? only : null;
        var request = Request(parsed, AttachmentSettings.Of(parsed, folder is null ? null : FolderSettings.Of(parsed).AttachmentColumn));
        var isDry = parsed.GetValue(_dryRun);
        if (isDry && parsed.GetValue(WorkerSettings.Workers) == 0)
        {
            throw new InvalidConfigurationException("--dry-run needs workers in this process, since others do not see what it does. Leave --workers 0 out.");
        }

        if (isDry)
        {
            FollowOptions.RefuseInDryRun(parsed);
        }

        var isJson = CommonOptions.IsJson(parsed);
        using var changes = DiffOptions.OpenSpool(parsed, isDry);
        using var log = FollowOptions.OpenLog(parsed);
        var run = new ImportRun(_terminal, isJson, changes) { IsRehearsal = isDry, Log = log };
        if (folder is not null)
        {
            return await new FolderRun(_terminal, run, isJson).RunAsync(parsed, folder, request, cancellationToken);
        }

        FolderSettings.RefuseWithoutFolder(parsed);

        // The network or the disk, and a core, are busy with the input while the store is opened.
        await using var input = new InputReading(
            locations, parsed.GetValue(InputOptions.Name), request.Entries, request.Parse.Sheet, request.Limits, fetched => run.Progress.Fetched = fetched, cancellationToken);
        await using var store = await StoreOpener.OpenAsync(CommonOptions.StoreOf(parsed), isDry, cancellationToken);
        Submission? submission = null;
        var import = await run.ShowAsync(async () =>
        {
            var (files, found) = await input.FindAsync();
            submission = await new Submitter(store).SubmitAsync(request with { Inputs = files }, found, run.Progress, cancellationToken);
            return await run.WorkAsync(parsed, store, submission, cancellationToken);
        });
        await TellAsync(submission!, isDry, isJson);
        var before = submission!.Import.Counts;
        return await run.ReportAsync(parsed, store, import, before.Read - before.Pending, submission.Kind == SubmissionKind.Unfinished, cancellationToken);
    }

    private ImportRequest Request(ParseResult parsed, AttachmentRequest attachments)
    {
        var chunkRows = attachments.Columns.Count > 0 && !IsSaid(parsed, _chunkRows) ? ImportRequest.DefaultChunkRowsOfAttachments : parsed.GetValue(_chunkRows);
        if (chunkRows is < 1 or > 1_000_000)
        {
            throw new InvalidConfigurationException($"--chunk-rows {chunkRows} is not a number of rows; write 1 to 1000000.");
        }

        var schema = parsed.GetValue(_schema) is { } path ? SchemaFile.Read(path, parsed.GetValue(InputOptions.Name) is { } name ? [name] : parsed.GetValue(_paths)!) : null;
        var parse = ParseSettings.Of(parsed);
        return new ImportRequest
        {
            Inputs = [],
            Entries = parsed.GetValue(InputOptions.Entry)!,
            Tenant = CommonOptions.TenantOf(parsed),
            Actor = CommonOptions.Actor,
            Type = parsed.GetValue(_type),
            Table = parsed.GetValue(_table) ?? schema?.Table,
            Key = InputOptions.KeyOf(parsed),
            Conflict = (IsSaid(parsed, _onConflict) ? null : schema?.Conflict) ?? ConflictPolicy.Parse(parsed.GetValue(_onConflict)!),
            Duplicates = (IsSaid(parsed, _duplicates) ? null : schema?.Duplicates) ?? DuplicatePolicy.Parse(parsed.GetValue(_duplicates)!),
            Mappings = [.. parsed.GetValue(_map)!.Select(ColumnMapping.Parse)],
            Aliases = InputOptions.AliasesOf(parsed),
            UnmappedTo = parsed.GetValue(_unmappedTo),
            Columns = InputOptions.ColumnsOf(parsed),
            Cleaning = [.. parsed.GetValue(_clean)!.Select(CleaningDecision.Parse)],
            Schema = schema,
            Attachments = attachments,
            ChunkRows = chunkRows,
            MaxErrors = parsed.GetValue(_maxErrors) is { } most ? ErrorLimit.Parse(most) : null,
            Again = parsed.GetValue(_again),
            VerifyWrites = FollowOptions.Verifies(parsed),
            Parse = schema?.Parse(parse) ?? parse,
            Limits = InputOptions.LimitsOf(parsed),
        };
    }

    private static bool IsSaid(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

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
            await to.WriteLineAsync(ImportRun.DryRun);
        }
    }
}
