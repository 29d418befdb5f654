using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Inhaul.Diagnostics;
using Inhaul.Mapping.Suggesting;
using Inhaul.Reporting;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>Turns a request into an import: recognises what was imported before, takes the first look at what was not.</summary>
/// <param name="store">The store.</param>
internal sealed class Submitter(IImportStore store)
{
    /// <summary>Reads the files of a request once at the speed of the disk; needs no store, so that one may be opened meanwhile.</summary>
    /// <exception cref="InvalidConfigurationException">A file cannot be imported.</exception>
    public static Task<SourceFindings> InspectAsync(ImportRequest request, CancellationToken cancellationToken) =>
        SourceFinder.FindAsync(request.Inputs, request.Entries, request.Parse.Sheet, request.Limits, cancellationToken);

    /// <summary>What people should know about the encodings of files that are not in UTF-8.</summary>
    public static IEnumerable<string> EncodingNotes(IEnumerable<SourceFile> files) =>
        files.Where(file => !file.Encoding.IsUtf8).Select(file => $"{file.Name} is read as {file.Encoding.Name}: {file.Encoding.Evidence}");

    /// <summary>The import type of a request.</summary>
    public static string TypeOf(ImportRequest request) => request.Processor?.Type ?? request.Type ?? ImportType.FromFileName(request.Inputs[0].Name);

    /// <summary>The hash of what is asked for, apart from the input.</summary>
    public static string DefinitionHashOf(ImportRequest request) => Hash(Asked(request, TypeOf(request)));

    /// <summary>Submits a request.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="found">What is in its files.</param>
    /// <param name="progress">Told how far the first look is.</param>
    /// <param name="cancellationToken">Stops; an import that is not submitted yet leaves no trace.</param>
    /// <exception cref="InvalidConfigurationException">The request cannot be done as asked.</exception>
    public async Task<Submission> SubmitAsync(ImportRequest request, SourceFindings found, ImportProgress progress, CancellationToken cancellationToken)
    {
        var sources = found.Files;
        progress.TotalBytes = sources.Sum(source => source.Bytes);
        var type = TypeOf(request);
        var definitionHash = DefinitionHashOf(request);
        string[] beforehand = request.Folder is { } folder ? [folder.Base] : [];
        var (key, known) = await FindAsync(request, request.IdempotencyKey ?? Hash([definitionHash, .. sources.Select(source => source.Sha256), .. beforehand]), cancellationToken);
        if (known is not null)
        {
            var done = ImportTransitions.IsEnd(known.State) && known.State != ImportState.Failed;
            return done
                ? new Submission(known, SubmissionKind.AlreadyImported, null, [])
                : new Submission(await ReadFromAsync(request, known, sources, cancellationToken), SubmissionKind.Unfinished, null, []);
        }

        try
        {
            return await SubmitNewAsync(request, type, definitionHash, key, found, progress, cancellationToken);
        }
        catch (TargetAppearedException)
        {
            // Another import created the table during the first look: what this one becomes depends on it.
            return await SubmitNewAsync(request, type, definitionHash, key, found, progress, cancellationToken);
        }
    }

    private async Task<Submission> SubmitNewAsync(
        ImportRequest request, string type, string definitionHash, string key, SourceFindings found, ImportProgress progress, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var files = found.Files;
        var tableName = request.Processor is { } processor ? processor.Table : request.Table ?? type;
        var table = tableName is null ? null : await store.Target.DescribeAsync(tableName, cancellationToken);
        var known = new MappingKnowledge(request.Aliases, await store.Mappings.ReadAsync(request.Tenant, type, cancellationToken));
        IDefinitionBuilder builder = request.Processor is null
            ? new DefinitionBuilder(request, tableName!, table, known)
            : new ProcessorDefinitionBuilder(request.Processor, table, request.AreRowsTyped, known, new MappingCommand(request));
        using var look = FirstLook.Take(files, request.ChunkRows, request.Parse, request.Limits, builder.Look, progress, cancellationToken);
        var (built, notes) = builder.Build(look.Layouts[0], look.Evidence);
        var definition = await new ReferenceFit(store.Target, request.Processor is null ? "in the schema" : "with Exists(…)").FitAsync(built, cancellationToken);
        if (request.Again && request.Processor is null && definition.Key.Count == 0)
        {
            throw new InvalidConfigurationException("Without a key, importing the same input again would add every row a second time. Name a key with --key.");
        }

        ImportSource[] sources = [.. files.Zip(look.Layouts, (file, layout) => new ImportSource(file, layout))];
        var intake = await PreparedIntake.FromAsync(look, sources, definition, request.Limits, request.Processor, cancellationToken);
        var attachments = AttachmentFit.Place(request, definition);
        var createTable = tableName is not null && table is null && look.Rows > 0;
        var (import, created) = await store.SubmitAsync(new NewImport
        {
            Tenant = request.Tenant,
            Type = type,
            IdempotencyKey = key,
            DefinitionHash = definitionHash,
            Options = new ImportOptions(definition, sources, request.ChunkRows, request.MaxErrors?.For(look.Rows), request.Limits)
            {
                Processor = request.Processor?.Class.Name,
                Sequential = request.Processor?.IsSequential ?? false,
                Metadata = request.Metadata,
                Parse = request.Parse,
                Schema = request.Schema?.Text,
                Attachments = attachments,
                Plan = request.Plan is { } plan ? plan with { Time = plan.Time + clock.Elapsed } : new ImportPlan("rows", look.Rows, clock.Elapsed),
                VerifyWrites = request.VerifyWrites,
            },
            Sample = look.Sample,
            RowTotal = look.Rows,
            ChunkTotal = look.Plan.Count,
            Actor = request.Actor,
            Folder = request.Folder,
            CreateTable = createTable,
            AttachmentColumns = createTable || table is not null || tableName is null ? [.. AttachmentFit.Columns(request, attachments, definition)] : [],
        }, cancellationToken);
        Failpoint.Hit(FailpointName.SubmitAfterCommit);
        if (created)
        {
            await TellAsync(request, import, builder.Matches!, look.Layouts[0].Columns, cancellationToken);
        }

        return new Submission(created ? import : await ReadFromAsync(request, import, files, cancellationToken), created ? SubmissionKind.New : SubmissionKind.Unfinished, intake, [.. found.Notes, .. EncodingNotes(files), .. notes, .. attachments is null ? [] : (string[])[$"attachments are stored in {attachments.Storage}"]]);
    }

    /// <summary>
    /// The import, to go on from the files that were given now: where it was read from before may be gone, and the bytes are the
    /// same. Not so when other bytes were given under its key.
    /// </summary>
    private async Task<ImportRecord> ReadFromAsync(ImportRequest request, ImportRecord import, IReadOnlyList<SourceFile> files, CancellationToken cancellationToken)
    {
        var before = import.Options.Sources.Select(source => source.File).ToList();
        var attachments = import.Options.Attachments is { } place ? place with { Root = AttachmentFit.Place(request, import.Options.Definition)!.Root } : null;
        if ((before.SequenceEqual(files) && attachments == import.Options.Attachments) || !before.Select(file => file.Sha256).SequenceEqual(files.Select(file => file.Sha256), StringComparer.Ordinal))
        {
            return import;
        }

        ImportSource[] sources = [.. import.Options.Sources.Zip(files, (source, file) => source with { File = file })];
        await store.ReplacePlacesAsync(import, sources, attachments, cancellationToken);
        return import with { StoredOptions = new Lazy<ImportOptions>(import.Options with { Sources = sources, Attachments = attachments }) };
    }

    /// <summary>Keeps what is thought of columns that no name matches where people look for it: beside decisions, and in the import's log.</summary>
    private async Task TellAsync(ImportRequest request, ImportRecord import, ColumnMatches matches, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        if (matches.ToSuggest(columns) is { Count: > 0 } suggestions)
        {
            await store.Mappings.SuggestAsync(import.Tenant, import.Type, suggestions[0].Fingerprint, suggestions, cancellationToken);
        }

        foreach (var note in MappingNotes.Of(matches, columns, new MappingCommand(request)))
        {
            await store.LogAsync(import, new NewLogEntry("information", note), cancellationToken);
        }
    }

    /// <summary>
    /// The same input may be imported several times on purpose; each time has a key of its own. The last one counts,
    /// unless it is done and another is asked for, or it was cancelled.
    /// </summary>
    private async Task<(string Key, ImportRecord? Known)> FindAsync(ImportRequest request, string firstKey, CancellationToken cancellationToken)
    {
        var (last, key) = await store.FindLastAsync(request.Tenant, firstKey, cancellationToken);
        last?.RequireEngine("submitted again", "take another idempotency key");
        var once = last is null || last.State == ImportState.Cancelled
            || (request.Again && last.State is ImportState.Completed or ImportState.CompletedWithErrors);
        return (key, once ? null : last);
    }

    private static IEnumerable<string> Asked(ImportRequest request, string type) =>
    [
        type,
        request.Table ?? type,
        string.Join('\n', request.Key),
        request.Conflict.ToString(),
        request.Duplicates.ToString(),
        string.Join('\n', request.Mappings),
        string.Join('\n', request.Columns),
        request.Parse.ToString(),
        .. request.Aliases.ToString() is { Length: > 0 } aliases ? [$"aliases {aliases}"] : (string[])[],
        .. request.UnmappedTo is { } unmapped ? [$"unmapped to {unmapped}"] : (string[])[],
        .. request.Schema is { } schema ? [$"schema {schema.Text}"] : (string[])[],
        .. request.Cleaning.Select(decision => decision.ToString()),
        .. request.Attachments.Columns.Count > 0 || request.Processor is { HasAttachments: true }
            ? [$"attachments {string.Join('\n', request.Attachments.Columns)} to {request.Attachments.Storage}"] : (string[])[],
    ];

    private static string Hash(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
}
