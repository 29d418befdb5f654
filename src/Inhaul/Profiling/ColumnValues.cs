using System.Runtime.CompilerServices;

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

    /// <summary>The classes of the bytes of a value that has some and is not too long for them.</summary>
    public ByteClasses ClassesOf(int row)
    {
        var start = row == 0 ? 0 : _ends[row - 1];
        return ByteClasses.Of(_bytes.AsSpan(start, ByteClasses.Longest), _ends[row] - start);
    }

    /// <summary>Hashes every value.</summary>
    public void Hash(Span<ulong> hashes) => ValueHash.OfAll(_bytes, _ends.AsSpan(0, Count), hashes);

    /// <summary>Copies a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> value)
    {
        var (bytes, start) = (_bytes, _end);
        if ((uint)Count >= (uint)_ends.Length || start + value.Length > bytes.Length - ByteClasses.Longest)
        {
            bytes = Grow(value.Length);
        }

        value.CopyTo(bytes.AsSpan(start));
        _end = start + value.Length;
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

    /// <summary>Makes room for one more value, and behind it for the classes of its bytes.</summary>
    private byte[] Grow(int length)
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(4, Count * 2));
        }

        if (_end + length > _bytes.Length - ByteClasses.Longest)
        {
            Array.Resize(ref _bytes, Math.Max(_end + length + ByteClasses.Longest, _bytes.Length * 2));
        }

        return _bytes;
    }
}
