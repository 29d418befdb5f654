using Inhaul.Parsing;

namespace Inhaul.Profiling;

/// <summary>The fields of some consecutive records, copied so that their columns can be looked at while the next records are read.</summary>
/// <param name="columns">How many fields a record has.</param>
internal sealed class ValueBatch(int columns)
{
    private const int FullBytes = 1 << 18;
    private const int FullFields = 1 << 14;

    private readonly List<long> _lines = [];
    private byte[] _bytes = new byte[FullBytes];
    private int[] _ends = new int[FullFields];
    private int _fields;

    /// <summary>How many records there are.</summary>
    public int Rows => _lines.Count;

    /// <summary>Whether it is time to hand it on.</summary>
    public bool IsFull => _fields >= FullFields || End >= FullBytes;

    private int End => _fields == 0 ? 0 : _ends[_fields - 1];

    /// <summary>A field.</summary>
    public ReadOnlySpan<byte> this[int row, int column]
    {
        get
        {
            var field = (row * columns) + column;
            var start = field == 0 ? 0 : _ends[field - 1];
            return _bytes.AsSpan(start, _ends[field] - start);
        }
    }

    /// <summary>The line on which a record starts.</summary>
    public long LineOf(int row) => _lines[row];

    /// <summary>Copies the current record.</summary>
    public void Add(RecordReader records)
    {
        _lines.Add(records.Line);
        if (_fields + columns > _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(_fields + columns, _ends.Length * 2));
        }

        var end = End;
        for (var i = 0; i < columns; i++)
        {
            // What stands in a field with a fault is no evidence for anything.
            var value = records.FaultOf(i) is null ? records.Field(i) : default;
            if (end + value.Length > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(end + value.Length, _bytes.Length * 2));
            }

            value.CopyTo(_bytes.AsSpan(end));
            end += value.Length;
            _ends[_fields++] = end;
        }
    }

    /// <summary>Makes it empty; what a huge record took is given back.</summary>
    public void Clear()
    {
        _lines.Clear();
        _fields = 0;
        if (_bytes.Length > FullBytes * 4)
        {
            _bytes = new byte[FullBytes];
        }
    }
}
