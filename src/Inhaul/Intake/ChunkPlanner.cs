using Inhaul.Mapping;

namespace Inhaul.Intake;

/// <summary>Cuts the rows of one or more sources into chunks while they are read.</summary>
/// <param name="maxRows">The most rows in a chunk.</param>
internal sealed class ChunkPlanner(int maxRows)
{
    /// <summary>The size at which a chunk is closed even with few rows, so that long rows do not make huge transactions.</summary>
    private const long MaxBytes = 8 << 20;

    private readonly List<PlannedChunk> _chunks = [];
    private int _source;
    private long _rows;
    private int _open;
    private long _openRow;
    private long _openLine;
    private long _openOffset;

    /// <summary>The chunks so far.</summary>
    public IReadOnlyList<PlannedChunk> Chunks => _chunks;

    /// <summary>The rows so far.</summary>
    public long Rows => _rows;

    /// <summary>Begins a source.</summary>
    public void BeginSource(int source) => _source = source;

    /// <summary>Takes the next row of the source.</summary>
    /// <param name="line">The line on which it starts.</param>
    /// <param name="offset">The byte at which it starts.</param>
    public void Add(long line, long offset)
    {
        if (_open > 0 && (_open == maxRows || offset - _openOffset >= MaxBytes))
        {
            Close(offset);
        }

        _rows++;
        if (_open++ == 0)
        {
            (_openRow, _openLine, _openOffset) = (_rows, line, offset);
        }
    }

    /// <summary>Ends the source.</summary>
    /// <param name="offset">The byte behind its last row.</param>
    public void EndSource(long offset)
    {
        if (_open > 0)
        {
            Close(offset);
        }
    }

    private void Close(long offset)
    {
        _chunks.Add(new PlannedChunk(_chunks.Count + 1, _source, new ChunkPosition(_openRow, _openLine), _open, _openOffset, checked((int)(offset - _openOffset))));
        _open = 0;
    }
}
