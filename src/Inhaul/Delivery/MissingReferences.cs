using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Stores;

namespace Inhaul.Delivery;

/// <summary>Looks up what the rows of a chunk refer to, in their transaction, and refuses or warns of rows that refer to nothing.</summary>
/// <param name="settlement">The transaction.</param>
/// <param name="claim">The claim on the chunk.</param>
internal sealed class MissingReferences(ISettlement settlement, ChunkClaim claim)
{
    private readonly ImportDefinition _definition = claim.Import.Options.Definition;

    /// <summary>Looks up and decides; a row that is refused already is told this, too.</summary>
    /// <param name="mapped">The rows of the chunk; those that are refused here leave the good ones.</param>
    /// <param name="notes">What they refer to.</param>
    /// <param name="check">What has looked at them; null for nobody.</param>
    /// <param name="verdicts">Receives what becomes of rows.</param>
    /// <param name="cancellationToken">Stops; nothing is committed.</param>
    /// <returns>The rows that mapping refused, with all their errors.</returns>
    public async Task<IReadOnlyList<RefusedRow>> DecideAsync(
        MappedChunk mapped, ChunkNotes notes, IRowCheck? check, ChunkVerdicts verdicts, CancellationToken cancellationToken)
    {
        var missing = new Dictionary<int, List<RowError>>();
        foreach (var values in notes.References.Where(values => values.Values.Count > 0))
        {
            foreach (var position in await settlement.FindMissingAsync(values.Reference, [.. values.Fields.Select(field => _definition.Fields[field].Type)], values.Values, cancellationToken))
            {
                var index = values.Values.IndexInChunk(position);
                missing.TryAdd(index, []);
                missing[index].Add(Error(verdicts.RowOf(index), values, position));
            }
        }

        if (missing.Count == 0)
        {
            return mapped.Refused;
        }

        RefuseGood(mapped.Good, missing, check, verdicts);
        return [.. mapped.Refused.Select(row => missing.TryGetValue(row.IndexInChunk, out var errors) ? row with { Errors = [.. row.Errors, .. errors] } : row)];
    }

    private static void RefuseGood(RowBatch good, Dictionary<int, List<RowError>> missing, IRowCheck? check, ChunkVerdicts verdicts)
    {
        var keeps = new bool[good.Count];
        for (var row = 0; row < keeps.Length; row++)
        {
            var index = good.IndexInChunk(row);
            keeps[row] = true;
            if (missing.TryGetValue(index, out var errors))
            {
                keeps[row] = !RowMapper.IsRefused(errors);
                if (keeps[row])
                {
                    verdicts.Warn(index, errors);
                }
                else
                {
                    verdicts.Refuse(index, RowOutcome.Rejected, errors);
                }
            }
        }

        if (keeps.AsSpan().Contains(false))
        {
            check?.Retain(row => keeps[row]);
            good.Retain(row => keeps[row]);
        }
    }

    private RowError Error(long row, ReferencedValues values, int position)
    {
        var value = string.Join(", ", values.Values[position].ToArray().Select(cell => CellText.Of(values.Values, cell)));
        return new RowError(row, RowErrorCodes.UnknownReference, $"'{value}' is not in {values.Reference.Table}.{string.Join(", ", values.Reference.Columns)}")
        {
            Column = string.Join(",", values.Fields.Select(field => _definition.Fields[field].Source)),
            Value = value,
            Severity = values.Reference.Severity,
        };
    }
}
