using System.Runtime.CompilerServices;
using Inhaul.Mapping;
using Inhaul.Stores;
using Inhaul.Writing;

namespace Inhaul.Reporting.Previews;

/// <summary>
/// Compares what became of the rows of an import with what was predicted: the outcomes by the ledger, the values by what the
/// table holds. What the table held just before the import is not kept, so that what the import itself wrote over is not seen.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="import">The import.</param>
/// <param name="prediction">What was predicted, from its first row.</param>
internal sealed class DriftCheck(IImportStore store, ImportRecord import, PredictionReader prediction)
{
    /// <summary>How many rows are compared at once; as many predictions are in memory.</summary>
    private const int RowsAtOnce = 5_000;

    private readonly ImportDefinition _definition = import.Options.Definition;

    /// <summary>How many rows were compared so far.</summary>
    public long Compared { get; private set; }

    /// <summary>How many of them drifted.</summary>
    public long Drifted { get; private set; }

    /// <summary>Refuses a prediction that says nothing about this import.</summary>
    /// <exception cref="InvalidConfigurationException">The prediction is about something else, or the import is tracked.</exception>
    public void RequireSameInput()
    {
        import.RequireEngine("compared with a prediction");
        if (!prediction.Header.IsAbout(import))
        {
            throw new InvalidConfigurationException(
                $"The prediction is of other input, or of another table ({prediction.Header.Table}), than import {import.Id}. Name the one that was made of the same files.");
        }
    }

    /// <summary>The rows that drifted, in order.</summary>
    public async IAsyncEnumerable<DriftedRow> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in store.ReadAllChunksAsync(import, cancellationToken))
        {
            await foreach (var row in FindAsync(chunk, cancellationToken))
            {
                Drifted++;
                yield return row;
            }
        }

        for (; prediction.Next is { } left; await prediction.MoveAsync(cancellationToken))
        {
            Compared++;
            Drifted++;
            yield return Drift(left.Row, left, RowOutcome.Pending);
        }
    }

    private async IAsyncEnumerable<DriftedRow> FindAsync(ChunkRecord chunk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var written = await WrittenAsync(chunk, cancellationToken);
        for (var start = 0; start < chunk.Outcomes.Length; start += RowsAtOnce)
        {
            var predicted = await PredictedAsync(chunk, start, Math.Min(RowsAtOnce, chunk.Outcomes.Length - start), cancellationToken);
            var held = await HeldAsync(chunk, written, start, predicted, cancellationToken);
            for (var i = 0; i < predicted.Length; i++)
            {
                Compared++;
                var happened = (RowOutcome)chunk.Outcomes[start + i];
                if (predicted[i] is not { } row || row.Outcome != happened)
                {
                    yield return Drift(chunk.Position.FirstRow + start + i, predicted[i], happened);
                }
                else if (HasValues(row) && Values(row, held.GetValueOrDefault(start + i)) is { Count: > 0 } values)
                {
                    yield return new DriftedRow(row.Row, row.Line, row.KeyText, row.Outcome, happened, held.ContainsKey(start + i) ? DriftReason.OtherValues : DriftReason.Gone, values);
                }
            }
        }
    }

    /// <summary>The predictions of some rows of a chunk; null for a row that has none.</summary>
    private async Task<PreviewedRow?[]> PredictedAsync(ChunkRecord chunk, int start, int count, CancellationToken cancellationToken)
    {
        var first = chunk.Position.FirstRow + start;
        var predicted = new PreviewedRow?[count];
        for (; prediction.Next is { } next && next.Row < first + count; await prediction.MoveAsync(cancellationToken))
        {
            if (next.Row >= first)
            {
                predicted[next.Row - first] = next;
            }
        }

        return predicted;
    }

    /// <summary>What the table holds of rows that were to be written and were, by their position in the chunk.</summary>
    private async Task<Dictionary<int, RowChange>> HeldAsync(ChunkRecord chunk, RowBatch written, int start, PreviewedRow?[] predicted, CancellationToken cancellationToken)
    {
        var held = new Dictionary<int, RowChange>();
        int[] asked =
        [
            .. Enumerable.Range(0, written.Count).Where(row => written.IndexInChunk(row) is var index && index >= start && index < start + predicted.Length
                && predicted[index - start] is { } wish && HasValues(wish) && (byte)wish.Outcome == chunk.Outcomes[index]),
        ];
        if (asked.Length > 0)
        {
            var rows = written.Select(asked);
            await foreach (var row in store.Target.ReadAsync(_definition, rows, cancellationToken))
            {
                held[rows.IndexInChunk(row.Row)] = row;
            }
        }

        return held;
    }

    private bool HasValues(PreviewedRow row) => row.Changes.Count > 0 && _definition.Key.Count > 0;

    private List<DriftedValue> Values(PreviewedRow predicted, RowChange? held)
    {
        var values = new List<DriftedValue>();
        foreach (var change in predicted.Changes)
        {
            var now = held?.Fields[_definition.Position(change.Column)].New;
            if (held is null || now != change.New)
            {
                values.Add(new DriftedValue(change.Column, change.New, now));
            }
        }

        return values;
    }

    private async Task<RowBatch> WrittenAsync(ChunkRecord chunk, CancellationToken cancellationToken)
    {
        var options = import.Options;
        var outcomes = Array.ConvertAll(chunk.Outcomes, outcome => (byte)((RowOutcome)outcome is RowOutcome.Inserted or RowOutcome.Updated ? RowOutcome.Pending : RowOutcome.Skipped));
        try
        {
            var raw = await store.ReadRawAsync(import, chunk.Number, cancellationToken);
            var patches = await store.ReadPatchesAsync(import, chunk, cancellationToken);
            return ChunkMapper.Map(raw, outcomes, chunk.Position, patches, _definition, options.Sources[chunk.Source].Layout, options.Limits).Good;
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidConfigurationException($"Import {import.Id} cannot be compared: {damage.Message}");
        }
    }

    private static DriftedRow Drift(long row, PreviewedRow? predicted, RowOutcome happened) =>
        new(row, predicted?.Line, predicted?.KeyText ?? "", predicted?.Outcome, happened, DriftReason.Of(predicted?.Outcome, happened), []);
}
