namespace Inhaul.Profiling;

/// <summary>The values of one column in some consecutive records, one after the other without gaps.</summary>
internal sealed class ColumnValues
{
    private byte[] _bytes = [];
    private int[] _ends = [];
    private int _end;

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>The memory they take.</summary>
    public long Capacity => _bytes.Length + (sizeof(int) * (long)_ends.Length);

    /// <summary>Whether all characters are printable ASCII: then nothing is odd about any value but spaces around it.</summary>
    public bool ArePlain => !_bytes.AsSpan(0, _end).ContainsAnyExceptInRange((byte)' ', (byte)'~');

    /// <summary>A value.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var start = row == 0 ? 0 : _ends[row - 1];
            return _bytes.AsSpan(start, _ends[row] - start);
        }
    }

    /// <summary>Copies a value.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(4, Count * 2));
        }

        if (_end + value.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_end + value.Length, _bytes.Length * 2));
        }

        value.CopyTo(_bytes.AsSpan(_end));
        _end += value.Length;
        _ends[Count++] = _end;
    }

    /// <summary>Makes it empty.</summary>
    /// <param name="keepsMemory">Whether what it took is kept for the values to come.</param>
    public void Clear(bool keepsMemory)
    {
        (Count, _end) = (0, 0);
        if (!keepsMemory)
        {
            (_bytes, _ends) = ([], []);
        }
    }
}
