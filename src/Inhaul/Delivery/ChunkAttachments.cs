using Inhaul.Attachments;
using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>
/// Has the attachments of a chunk's rows stored, before the rows are mapped and outside any transaction; and holds them while the rows are
/// written.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="options">How workers work.</param>
internal sealed class ChunkAttachments(IImportStore store, WorkerOptions options)
{
    /// <summary>Whether a row with these errors is wrong itself, or only could not be served: then another try may go better.</summary>
    public static RowOutcome OutcomeOf(IEnumerable<RowError> errors) =>
        errors.Where(error => error.Severity == Severity.Error).All(error => error.Code is RowErrorCodes.AttachmentNotStored or RowErrorCodes.AttachmentUnreadable)
            ? RowOutcome.Failed
            : RowOutcome.Rejected;

    /// <summary>Has them stored; in a rehearsal they are only hashed.</summary>
    /// <param name="claim">The claim on the chunk.</param>
    /// <param name="place">Where they come from and go to.</param>
    /// <param name="outcomes">One outcome per row; only pending rows are looked at.</param>
    /// <param name="cancellationToken">Stops; what is stored stays so.</param>
    /// <exception cref="AttachmentTroubleException">None can be read, or none stored, for now or until somebody does something about it.</exception>
    public async Task<AttachedRows> AttachAsync(ChunkClaim claim, AttachmentPlace place, byte[] outcomes, CancellationToken cancellationToken)
    {
        var import = claim.Import.Options;
        var root = AttachmentRoot.Open(place.Root);
        var values = new AttachedValues();
        var named = new List<(int Index, int Field, string Path)>();
        var files = new List<AttachmentFile>();
        var outside = 0;
        foreach (var (index, field, path) in Paths(claim, outcomes))
        {
            var row = claim.Chunk.Position.FirstRow + index;
            if (root.Find(path) is { } file)
            {
                named.Add((index, field, path));
                files.Add(new AttachmentFile(row, file, RowMapper.Shorten(path)));
            }
            else
            {
                outside++;
                values.Refuse(index, field, Refusal(import, field, path, new RowError(
                    row, RowErrorCodes.AttachmentOutside, $"'{RowMapper.Shorten(path)}' lies outside the folder of attachments, and only what is in it is taken. Copy the file there, or name another folder")));
            }
        }

        var step = new AttachmentStep(store.Attachments, options.Attachments.UploaderOf(place.Storage), options.Attachments.Options, TimeProvider.System, options.Attached);
        var attached = await (options.IsRehearsal ? step.RehearseAsync(files, cancellationToken) : step.RunAsync(claim.Import.Tenant, files, cancellationToken));
        if (attached.Files.Any(file => file.Error?.Code == RowErrorCodes.AttachmentMissing))
        {
            // No file is missing from a folder that has gone.
            _ = AttachmentRoot.Open(place.Root);
        }

        foreach (var ((index, field, path), file) in named.Zip(attached.Files))
        {
            if (file.Address is { } address)
            {
                values.Keep(index, field, address);
            }
            else
            {
                values.Refuse(index, field, Refusal(import, field, path, file.Error!));
            }
        }

        return new AttachedRows(values, attached.Counts with { Failed = attached.Counts.Failed + outside, Unread = attached.Counts.Unread + outside });
    }

    /// <summary>Keeps the contents that rows name from being removed until they are settled.</summary>
    /// <param name="settlement">The transaction in which they are.</param>
    /// <param name="claim">The claim on the chunk.</param>
    /// <param name="attached">What the rows name; null for nothing.</param>
    /// <param name="rows">The rows that are to be written.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    /// <exception cref="ContentGoneException">One is gone already.</exception>
    public async Task HoldAsync(ISettlement settlement, ChunkClaim claim, AttachedRows? attached, RowBatch rows, CancellationToken cancellationToken)
    {
        if (attached is null || options.IsRehearsal)
        {
            return;
        }

        var fields = claim.Import.Options.Definition.AttachmentFields();
        var contents =
            from row in Enumerable.Range(0, rows.Count)
            from field in fields
            let address = attached.Values.Of(rows.IndexInChunk(row), field).Address
            where address is not null
            select address;
        if ((await settlement.HoldAttachmentsAsync(claim.Import.Options.Attachments!.Storage, contents.ToHashSet(), cancellationToken)).Count > 0)
        {
            throw new ContentGoneException();
        }
    }

    /// <summary>Keeps what it took, together with what it took for other rows of the chunk before.</summary>
    /// <param name="settlement">The transaction in which the rows are settled.</param>
    /// <param name="claim">The claim on the chunk.</param>
    /// <param name="attached">The attachments; null for none.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    public static async Task<ChunkClaim> KeepAsync(ISettlement settlement, ChunkClaim claim, AttachedRows? attached, CancellationToken cancellationToken)
    {
        if (attached is null)
        {
            return claim;
        }

        var all = AttachmentJson.Write(AttachmentJson.Read(claim.Chunk.Attached).Plus(attached.Counts));
        await settlement.KeepAttachedAsync(all, cancellationToken);
        return claim with { Chunk = claim.Chunk with { Attached = all } };
    }

    /// <summary>The paths that pending rows have in the fields of attachments, as they are mapped: corrected and cleaned.</summary>
    private static List<(int Index, int Field, string Path)> Paths(ChunkClaim claim, byte[] outcomes)
    {
        var import = claim.Import.Options;
        var fields = import.Definition.AttachmentFields();
        var definition = import.Definition with { Fields = [.. fields.Select(field => import.Definition.Fields[field])], Key = [] };
        var rows = ChunkMapper.Map(claim.Raw, outcomes, claim.Chunk.Position, claim.Patches, definition, import.Sources[claim.Chunk.Source].Layout, import.Limits).Good;
        var paths = new List<(int, int, string)>();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                if (CellText.Whole(rows, rows[row][i]) is { } path)
                {
                    paths.Add((rows.IndexInChunk(row), fields[i], path));
                }
            }
        }

        return paths;
    }

    private static RowError Refusal(ImportOptions import, int field, string path, RowError error) =>
        error with { Column = import.Definition.Fields[field].Source, Value = RowMapper.Shorten(path) };
}
