using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inhaul.Diagnostics;
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
    public static async Task<IReadOnlyList<SourceFile>> InspectAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        var sources = new List<SourceFile>();
        foreach (var path in request.Paths)
        {
            sources.Add(await SourceFile.InspectAsync(path, request.Limits, request.Parse.Sheet, cancellationToken));
        }

        return sources;
    }

    /// <summary>Submits a request.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="sources">Its files.</param>
    /// <param name="progress">Told how far the first look is.</param>
    /// <param name="cancellationToken">Stops; an import that is not submitted yet leaves no trace.</param>
    /// <exception cref="InvalidConfigurationException">The request cannot be done as asked.</exception>
    public async Task<Submission> SubmitAsync(ImportRequest request, IReadOnlyList<SourceFile> sources, ImportProgress progress, CancellationToken cancellationToken)
    {
        progress.TotalBytes = sources.Sum(source => source.Bytes);
        var type = request.Processor?.Type ?? request.Type ?? ImportType.FromFileName(request.Paths[0]);
        var definitionHash = Hash(Asked(request, type));
        var (key, known) = await FindAsync(request, request.IdempotencyKey ?? Hash([definitionHash, .. sources.Select(source => source.Sha256)]), cancellationToken);
        if (known is not null)
        {
            var done = ImportTransitions.IsEnd(known.State) && known.State != ImportState.Failed;
            return new Submission(known, done ? SubmissionKind.AlreadyImported : SubmissionKind.Unfinished, null, []);
        }

        try
        {
            return await SubmitNewAsync(request, type, definitionHash, key, sources, progress, cancellationToken);
        }
        catch (TargetAppearedException)
        {
            // Another import created the table during the first look: what this one becomes depends on it.
            return await SubmitNewAsync(request, type, definitionHash, key, sources, progress, cancellationToken);
        }
    }

    private async Task<Submission> SubmitNewAsync(
        ImportRequest request, string type, string definitionHash, string key, IReadOnlyList<SourceFile> files, ImportProgress progress, CancellationToken cancellationToken)
    {
        var tableName = request.Processor is { } processor ? processor.Table : request.Table ?? type;
        var table = tableName is null ? null : await store.Target.DescribeAsync(tableName, cancellationToken);
        IDefinitionBuilder builder = request.Processor is null ? new DefinitionBuilder(request, tableName!, table) : new ProcessorDefinitionBuilder(request.Processor, table, request.AreRowsTyped);
        using var look = FirstLook.Take(files, request.ChunkRows, request.Parse, request.Limits, builder.KeyHasher, progress, cancellationToken);
        var (definition, notes) = builder.Build(look.Layouts[0], look.Evidence);
        if (request.Again && request.Processor is null && definition.Key.Count == 0)
        {
            throw new InvalidConfigurationException("Without a key, importing the same input again would add every row a second time. Name a key with --key.");
        }

        ImportSource[] sources = [.. files.Zip(look.Layouts, (file, layout) => new ImportSource(file, layout))];
        var intake = await PreparedIntake.FromAsync(look, sources, definition, request.Limits, request.Processor, cancellationToken);
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
            },
            Sample = look.Sample,
            RowTotal = look.Rows,
            ChunkTotal = look.Plan.Count,
            Actor = request.Actor,
            CreateTable = tableName is not null && table is null && look.Rows > 0,
        }, cancellationToken);
        Failpoint.Hit(FailpointName.SubmitAfterCommit);
        return new Submission(import, created ? SubmissionKind.New : SubmissionKind.Unfinished, intake, [.. SourceNotes(files), .. notes]);
    }

    private static IEnumerable<string> SourceNotes(IReadOnlyList<SourceFile> files) =>
    [
        .. files.Where(file => !file.Encoding.IsUtf8).Select(file => $"{file.Name} is read as {file.Encoding.Name}: {file.Encoding.Evidence}"),
        .. files.SelectMany(file => file.Notes),
    ];

    /// <summary>
    /// The same input may be imported several times on purpose; each time has a key of its own. The last one counts,
    /// unless it is done and another is asked for, or it was cancelled.
    /// </summary>
    private async Task<(string Key, ImportRecord? Known)> FindAsync(ImportRequest request, string firstKey, CancellationToken cancellationToken)
    {
        ImportRecord? last = null;
        for (var time = 1; ; time++)
        {
            var key = time == 1 ? firstKey : string.Create(CultureInfo.InvariantCulture, $"{firstKey}:{time}");
            var import = await store.FindByKeyAsync(request.Tenant, key, cancellationToken);
            if (import is null)
            {
                var once = last is null || last.State == ImportState.Cancelled
                    || (request.Again && last.State is ImportState.Completed or ImportState.CompletedWithErrors);
                return (key, once ? null : last);
            }

            last = import;
        }
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
    ];

    private static string Hash(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
}
