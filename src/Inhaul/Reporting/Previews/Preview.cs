using System.Runtime.CompilerServices;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Reporting.Previews;

/// <summary>
/// What would become of every row: the ledger of a rehearsal and what its rows changed, put together after the run, so that
/// rows come in their order however many workers there were. Chunks that were settled before are left out.
/// </summary>
/// <param name="store">The store of the rehearsal.</param>
/// <param name="import">The import, at the end of it.</param>
/// <param name="spool">What its rows changed.</param>
internal sealed class Preview(IImportStore store, ImportRecord import, ChangeSpool spool)
{
    private static readonly ILookup<long, RowError> NoErrors = Array.Empty<RowError>().ToLookup(error => error.Row);

    private readonly ImportDefinition _definition = import.Options.Definition;
    private readonly int[] _keyFields = import.Options.Definition.KeyFields();
    private readonly RowBatch _good = new(import.Options.Definition.Fields.Count);

    /// <summary>The import.</summary>
    public ImportRecord Import => import;

    /// <summary>Whether no chunk was written: the import was done before, or nobody came to work on it.</summary>
    public bool IsEmpty => spool.IsEmpty;

    /// <summary>The rows, in order. One reading at a time.</summary>
    public async IAsyncEnumerable<PreviewedRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            if (chunk.IsSettled && spool.Has(chunk.Number))
            {
                await foreach (var row in ReadAsync(chunk, cancellationToken))
                {
                    yield return row;
                }
            }
        }
    }

    private async IAsyncEnumerable<PreviewedRow> ReadAsync(ChunkRecord chunk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var errors = chunk.Counts.Refused == 0 ? NoErrors : await RefusedRows.ReadErrorsAsync(store, import, chunk, cancellationToken);
        var lines = await MapAsync(chunk, cancellationToken);
        using var changes = spool.Read(chunk.Number).GetEnumerator();
        var hasChange = changes.MoveNext();
        var next = 0;
        for (var index = 0; index < lines.Length; index++)
        {
            var outcome = (RowOutcome)chunk.Outcomes[index];
            var row = chunk.Position.FirstRow + index;
            var good = next < _good.Count && _good.IndexInChunk(next) == index ? next++ : (int?)null;
            IReadOnlyList<PreviewedChange> changed = [];
            if (hasChange && changes.Current.Row == index)
            {
                changed = [.. changes.Current.Fields.Select(change => new PreviewedChange(_definition.Fields[change.Field].Column, change.Old, change.New))];
                hasChange = changes.MoveNext();
            }
            else if (outcome == RowOutcome.Inserted && good is { } added)
            {
                changed = Sent(added);
            }

            yield return new PreviewedRow(row, lines[index], outcome, good is { } mapped ? Key(mapped) : null, PreviewReason.Of(outcome, _definition, errors[row]), changed);
        }
    }

    /// <summary>Maps all rows of a chunk, also those that are not written: for their keys.</summary>
    /// <returns>The line of each row.</returns>
    private async Task<long[]> MapAsync(ChunkRecord chunk, CancellationToken cancellationToken)
    {
        var options = import.Options;
        var layout = options.Sources[chunk.Source].Layout;
        var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
        var patches = await store.ReadPatchesAsync(import, chunk, cancellationToken);
        ChunkMapper.Map(raw, new byte[chunk.Outcomes.Length], chunk.Position, patches, _definition, layout, options.Limits, into: _good);
        var lines = new long[chunk.Outcomes.Length];
        RawRows.ForEach(raw, layout, options.Limits, _ => true, (index, records) => lines[index] = chunk.Position.FirstLine + records.Line - 1);
        return lines;
    }

    private IReadOnlyList<KeyValuePair<string, string?>>? Key(int row) => _keyFields.Length == 0 ? null
        : [.. _keyFields.Select(field => KeyValuePair.Create(_definition.Fields[field].Column, CellText.Whole(_good, _good[row][field])))];

    /// <summary>The values of a row that nothing in the table can be found by: as they are sent to it.</summary>
    private PreviewedChange[] Sent(int row) =>
        [.. _definition.Fields.Select((field, i) => new PreviewedChange(field.Column, null, CellText.Whole(_good, _good[row][i])))];
}
