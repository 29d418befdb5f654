using Inhaul.Parsing;
using Inhaul.Sources;

namespace Inhaul.Mapping;

/// <summary>Reads chosen rows of a chunk as they stood in the input, for the few that have something to say.</summary>
internal static class RawRows
{
    /// <summary>Calls back for each chosen row, the reader standing on it.</summary>
    /// <param name="raw">The chunk's bytes.</param>
    /// <param name="layout">How the source is laid out.</param>
    /// <param name="limits">What a field may measure.</param>
    /// <param name="isChosen">Whether a row, by its position in the chunk, is wanted.</param>
    /// <param name="visit">Receives the row's position in the chunk and the reader.</param>
    public static void ForEach(ReadOnlyMemory<byte> raw, RecordLayout layout, SourceLimits limits, Predicate<int> isChosen, Action<int, RecordReader> visit)
    {
        using var records = layout.OpenChunk(raw, limits);
        for (var index = 0; records.Read(); index++)
        {
            if (isChosen(index))
            {
                visit(index, records);
            }
        }
    }

    /// <summary>Chosen rows as refused, with the errors that the caller knows.</summary>
    public static IReadOnlyList<RefusedRow> Refused(
        ReadOnlyMemory<byte> raw, RecordLayout layout, SourceLimits limits, ChunkPosition position, IReadOnlyDictionary<int, IReadOnlyList<RowError>> errors)
    {
        var refused = new List<RefusedRow>(errors.Count);
        if (errors.Count > 0)
        {
            ForEach(raw, layout, limits, errors.ContainsKey, (index, records) => refused.Add(Refused(records, position, index, errors[index])));
        }

        return refused;
    }

    /// <summary>The row that a reader stands on as refused.</summary>
    public static RefusedRow Refused(RecordReader records, ChunkPosition position, int index, IReadOnlyList<RowError> errors) =>
        new(index, position.FirstLine + records.Line - 1, RowMapper.Shorten(records.Raw, RowMapper.LongestRaw), errors);
}
