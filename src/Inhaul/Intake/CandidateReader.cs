using Inhaul.Mapping;
using Inhaul.Parsing;
using Inhaul.Processing;
using Inhaul.Sources;
using Inhaul.Stores;

namespace Inhaul.Intake;

/// <summary>Reads a few rows of the sources again and maps them, to compare them exactly. Rows that would be rejected are left out.</summary>
/// <param name="sources">The sources.</param>
/// <param name="definition">What the rows become.</param>
/// <param name="limits">What a field may measure.</param>
/// <param name="processor">The processor that the rows need; null for none.</param>
internal sealed class CandidateReader(IReadOnlyList<ImportSource> sources, ImportDefinition definition, SourceLimits limits, ProcessorPlan? processor)
{
    private static readonly Dictionary<long, RowPatch> NoPatches = [];

    /// <summary>Reads rows.</summary>
    /// <param name="rows">Their numbers, in order.</param>
    /// <param name="plan">Where they are.</param>
    /// <param name="visit">Receives a batch, the position of a good row in it, and the row's number.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadAsync(long[] rows, IReadOnlyList<PlannedChunk> plan, Action<RowBatch, int, long> visit, CancellationToken cancellationToken)
    {
        var next = 0;
        foreach (var group in plan.GroupBy(chunk => chunk.Source))
        {
            var source = sources[group.Key];
            await using var slices = new ChunkSlices(source.File, source.File.OpenUtf8(limits));
            foreach (var chunk in group)
            {
                var first = next;
                while (next < rows.Length && rows[next] <= chunk.LastRow)
                {
                    next++;
                }

                if (next > first)
                {
                    var (raw, _) = await slices.ReadAsync(chunk, cancellationToken);
                    Visit(rows.AsSpan(first..next), chunk, raw, source.Layout, visit);
                }
            }
        }
    }

    private void Visit(ReadOnlySpan<long> rows, PlannedChunk chunk, ReadOnlyMemory<byte> raw, RecordLayout layout, Action<RowBatch, int, long> visit)
    {
        var outcomes = new byte[chunk.Rows];
        outcomes.AsSpan().Fill((byte)RowOutcome.Duplicate);
        foreach (var row in rows)
        {
            outcomes[row - chunk.Position.FirstRow] = (byte)RowOutcome.Pending;
        }

        var good = ChunkMapper.Map(raw, outcomes, chunk.Position, NoPatches, definition, layout, limits, RowChecks.Of(processor, definition)).Good;
        for (var i = 0; i < good.Count; i++)
        {
            visit(good, i, chunk.Position.FirstRow + good.IndexInChunk(i));
        }
    }
}
