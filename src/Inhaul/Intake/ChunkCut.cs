using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>Makes chunks for the store; what the first look decided about rows is said in them already.</summary>
/// <param name="import">The import.</param>
/// <param name="prepared">What the first look decided.</param>
internal sealed class ChunkCut(ImportRecord import, PreparedIntake prepared)
{
    private readonly ImportDefinition _definition = import.Options.Definition;
    private readonly RowOutcome _lost = import.Options.Definition.Duplicates.Winner == DuplicateWinner.Reject ? RowOutcome.Rejected : RowOutcome.Duplicate;

    /// <summary>Makes a chunk.</summary>
    /// <param name="source">The source that it is cut from.</param>
    /// <param name="chunk">Where it is cut.</param>
    /// <param name="offset">The byte of the source at which it starts.</param>
    /// <param name="raw">Its bytes.</param>
    public NewChunk Of(ImportSource source, PlannedChunk chunk, long offset, ReadOnlyMemory<byte> raw)
    {
        var outcomes = new byte[chunk.Rows];
        var hasRepeats = prepared.Repeats.Count > 0;
        for (var i = 0; i < outcomes.Length; i++)
        {
            var row = chunk.Position.FirstRow + i;
            outcomes[i] = (byte)(hasRepeats && IsRepeat(row) ? RowOutcome.Rejected : prepared.Losers.Contains(row) ? _lost : RowOutcome.Pending);
        }

        return new NewChunk(chunk.Number, chunk.Source, chunk.Position, offset, raw, outcomes, Refused(source, chunk, raw, outcomes));
    }

    private bool IsRepeat(long row)
    {
        foreach (var (_, rows) in prepared.Repeats)
        {
            if (rows.Contains(row))
            {
                return true;
            }
        }

        return false;
    }

    private List<RefusedRow> Refused(ImportSource source, PlannedChunk chunk, ReadOnlyMemory<byte> raw, byte[] outcomes)
    {
        var refused = new List<RefusedRow>();
        if (outcomes.AsSpan().Contains((byte)RowOutcome.Rejected))
        {
            RawRows.ForEach(raw, source.Layout, import.Options.Limits, index => outcomes[index] == (byte)RowOutcome.Rejected, (index, records) => refused.Add(
                RawRows.Refused(records, chunk.Position, index, Reasons(chunk.Position.FirstRow + index, source.Layout, records))));
        }

        return refused;
    }

    private RowError[] Reasons(long row, RecordLayout layout, RecordReader records) =>
    [
        .. from repeats in prepared.Repeats
           where repeats.Rows.Contains(row)
           select new RowError(row, RowErrorCodes.NotUnique, "another row of this import has the same value, which must be unique; the first of them keeps it")
           {
               Column = repeats.Field.Source,
               Value = RowMapper.Shorten(records.Field(layout.IndexOf(repeats.Field.Source))),
           },
        .. prepared.Losers.Contains(row) ? [DuplicateKey(row)] : Array.Empty<RowError>(),
    ];

    private RowError DuplicateKey(long row) => new(row, RowErrorCodes.DuplicateKey, "another row of this import has the same key, and duplicates are refused")
    {
        Column = string.Join(",", _definition.Key),
    };
}
