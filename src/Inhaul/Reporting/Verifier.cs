using Inhaul.Attachments;
using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>Checks an import from the ledger up: every row is there once, the counts are those of the outcomes, and the target holds what was written.</summary>
/// <param name="store">The store.</param>
/// <param name="storages">Opens storages of attachments, so that contents that rows name are read back; null to ask the ledger alone.</param>
internal sealed class Verifier(IImportStore store, AttachmentStorages? storages = null)
{
    /// <summary>Told how many written rows are compared, chunk by chunk; null for nobody.</summary>
    public Action<long>? Compared { get; init; }

    /// <summary>Verifies an import.</summary>
    /// <exception cref="InvalidConfigurationException">The import is tracked, so that there are no rows to look at.</exception>
    public async Task<VerificationReport> VerifyAsync(ImportRecord import, CancellationToken cancellationToken)
    {
        import.RequireEngine("verified");
        var corrected = new CorrectedKeys(store, import);
        await corrected.FindAsync(cancellationToken);
        using var contents = new NamedContents(store, import, storages);
        var findings = new VerificationFindings(import.Options.Definition.Table);
        var nextChunk = 1;
        var nextRow = 1L;
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            CheckPlace(chunk, nextChunk++, nextRow, findings);
            nextRow = chunk.Position.FirstRow + chunk.Outcomes.Length;
            Compared?.Invoke(0);
            await CheckRowsAsync(import, chunk, corrected, contents, findings, cancellationToken);
        }

        CheckImport(import, findings);
        return findings.Report(contents.ReadBack);
    }

    private static void CheckPlace(ChunkRecord chunk, int number, long firstRow, VerificationFindings findings)
    {
        if (chunk.Number != number || chunk.Position.FirstRow != firstRow)
        {
            findings.Problems.Add($"chunk {chunk.Number} starts at row {chunk.Position.FirstRow}, where chunk {number} from row {firstRow} belongs: rows are missing or twice");
        }

        var counts = RowCounts.Of(chunk.Outcomes);
        findings.Counts += counts;
        if (counts != chunk.Counts)
        {
            findings.Problems.Add($"chunk {chunk.Number} says {Describe(chunk.Counts)}, but its rows say {Describe(counts)}");
        }
    }

    private static void CheckImport(ImportRecord import, VerificationFindings findings)
    {
        var isDone = import.State is ImportState.Completed or ImportState.CompletedWithErrors;
        if (isDone && (findings.Counts.Pending > 0 || findings.Counts.Read != import.RowTotal))
        {
            findings.Problems.Add($"the import is {Word.Of(import.State)}, but only {findings.Counts.Read - findings.Counts.Pending} of {import.RowTotal} rows have an outcome");
        }

        if (isDone && import.Counts != findings.Counts)
        {
            findings.Problems.Add($"the import says {Describe(import.Counts)}, but its rows say {Describe(findings.Counts)}");
        }
    }

    private async Task CheckRowsAsync(
        ImportRecord import, ChunkRecord chunk, CorrectedKeys corrected, NamedContents contents, VerificationFindings findings, CancellationToken cancellationToken)
    {
        var options = import.Options;
        var definition = options.Definition.WithoutAttachments();
        var patches = await store.ReadPatchesAsync(import, chunk, cancellationToken);
        MappedChunk mapped;
        try
        {
            var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
            var written = Array.ConvertAll(chunk.Outcomes, outcome => (byte)(IsHeld((RowOutcome)outcome) ? RowOutcome.Pending : RowOutcome.Skipped));
            mapped = ChunkMapper.Map(raw, written, chunk.Position, patches, definition, options.Sources[chunk.Source].Layout, options.Limits);
            if (contents.CanBeChecked)
            {
                var rows = ChunkMapper.Map(raw, written, chunk.Position, patches, options.Definition, options.Sources[chunk.Source].Layout, options.Limits).Good;
                foreach (var lost in await contents.CheckAsync(chunk.Position.FirstRow, rows, cancellationToken))
                {
                    findings.Add(lost);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            findings.Problems.Add(exception.Message);
            return;
        }

        if (mapped.Refused.Count > 0)
        {
            findings.Problems.Add($"row {mapped.Refused[0].Errors[0].Row} is counted as written, but cannot be read: {mapped.Refused[0].Errors[0].Message}");
        }

        if (definition.HasTable && definition.Key.Count > 0 && mapped.Good.Count > 0)
        {
            Compare(definition, chunk, mapped.Good, await store.Target.CompareAsync(definition, mapped.Good, cancellationToken), corrected, findings);
        }
    }

    private void Compare(ImportDefinition definition, ChunkRecord chunk, RowBatch rows, IReadOnlyList<RowPresence> presence, CorrectedKeys corrected, VerificationFindings findings)
    {
        Compared?.Invoke(presence.Count);
        for (var i = 0; i < presence.Count; i++)
        {
            var row = i;
            var mayDiffer = presence[i] == RowPresence.Different
                && (MayDiffer(definition, (RowOutcome)chunk.Outcomes[rows.IndexInChunk(i)]) || corrected.Contains(rows, i));
            findings.Add(mayDiffer ? RowPresence.Same : presence[i], chunk.Position.FirstRow + rows.IndexInChunk(i), () => KeyOf(definition, rows, row));
        }
    }

    private static string KeyOf(ImportDefinition definition, RowBatch rows, int row) =>
        string.Join(", ", definition.KeyFields().Select(field => $"{definition.Fields[field].Column} {CellText.Of(rows, rows[row][field])}"));

    /// <summary>A filled row keeps what the target had, and so does one that is as old: other values are what was asked for.</summary>
    private static bool MayDiffer(ImportDefinition definition, RowOutcome outcome) =>
        definition.Conflict.Action == ConflictAction.Fill || (definition.Conflict.Action == ConflictAction.Newest && outcome == RowOutcome.Unchanged);

    private static bool IsHeld(RowOutcome outcome) => outcome is RowOutcome.Inserted or RowOutcome.Updated or RowOutcome.Unchanged;

    private static string Describe(RowCounts counts) =>
        string.Join(", ", Enum.GetValues<RowOutcome>().Where(outcome => counts[outcome] > 0).Select(outcome => $"{counts[outcome]} {Word.Of(outcome)}"));
}
