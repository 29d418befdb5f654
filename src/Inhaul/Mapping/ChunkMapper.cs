using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Mapping;

/// <summary>Parses a chunk's bytes again and maps those of its rows that are still pending.</summary>
internal static class ChunkMapper
{
    /// <summary>Maps a chunk.</summary>
    /// <param name="raw">The chunk's bytes, in UTF-8.</param>
    /// <param name="outcomes">One outcome per row; only pending rows are mapped.</param>
    /// <param name="position">Where the first row stands.</param>
    /// <param name="patches">Corrections, by row number.</param>
    /// <param name="definition">What the rows become.</param>
    /// <param name="layout">How the source is laid out.</param>
    /// <param name="limits">What a field may measure.</param>
    /// <param name="check">Looks at each row; null for nobody.</param>
    /// <param name="into">A batch to use again for the good rows; what it held is gone. Null makes a new one.</param>
    /// <param name="notes">Takes what else there is to say about the rows; null for nobody.</param>
    /// <param name="attached">What the attachments of the rows have become; null leaves their paths as they are.</param>
    /// <exception cref="InvalidDataException">The bytes hold another number of rows than the ledger says.</exception>
    public static MappedChunk Map(
        ReadOnlyMemory<byte> raw,
        ReadOnlySpan<byte> outcomes,
        ChunkPosition position,
        IReadOnlyDictionary<long, RowPatch> patches,
        ImportDefinition definition,
        RecordLayout layout,
        SourceLimits limits,
        IRowCheck? check = null,
        RowBatch? into = null,
        ChunkNotes? notes = null,
        AttachedValues? attached = null)
    {
        var mapper = new RowMapper(definition, layout, limits, check, notes, attached);
        var good = into ?? new RowBatch(definition.Fields.Count);
        good.Clear();
        Reserve(good, raw.Length, outcomes);
        var refused = new List<RefusedRow>();
        var rows = 0;
        using var records = layout.OpenChunk(raw, limits);
        while (records.Read())
        {
            var index = rows++;
            if (index >= outcomes.Length || outcomes[index] != (byte)RowOutcome.Pending)
            {
                continue;
            }

            if (mapper.Map(records, patches.GetValueOrDefault(position.FirstRow + index), position, index, good) is { } row)
            {
                refused.Add(row);
            }
        }

        return rows == outcomes.Length
            ? new MappedChunk(good, refused)
            : throw new InvalidDataException(
                $"The chunk from row {position.FirstRow} holds {rows} rows where the ledger says {outcomes.Length}; its bytes were changed. Run 'inhaul verify'.");
    }

    private static void Reserve(RowBatch good, int bytes, ReadOnlySpan<byte> outcomes)
    {
        var pending = outcomes.Count((byte)RowOutcome.Pending);
        good.Reserve(pending, pending == 0 ? 0 : (int)((long)bytes * pending / outcomes.Length));
    }
}
