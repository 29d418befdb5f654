using System.Buffers;
using System.Runtime.InteropServices;

namespace Inhaul.Parsing.Json;

/// <summary>The part of a text that is being looked at. It slides along; what is kept is as long as one record at most.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int Bytes = 1 << 18;

    private readonly Stream _text;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Bytes);
    private int _length;
    private long _start;
    private long _line = 1;
    private long _countedTo;

    private JsonBuffer(Stream text) => _text = text;

    /// <summary>A whole text from its start.</summary>
    public static JsonBuffer OfText(Stream utf8) => new(utf8);

    /// <summary>Records cut out of a text.</summary>
    public static JsonBuffer OfChunk(ReadOnlyMemory<byte> raw) => new(
        MemoryMarshal.TryGetArray(raw, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(raw.ToArray(), writable: false));

    /// <summary>Whether the text ends with the bytes that are there; the last is a line break then, which is added and ends whatever might go on.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The byte behind those that are there.</summary>
    public long End => _start + _length;

    /// <summary>The bytes that are there, from one on.</summary>
    public ReadOnlySpan<byte> From(long offset) => _bytes.AsSpan((int)(offset - _start).._length);

    /// <summary>Some of the bytes that are there.</summary>
    public ReadOnlySpan<byte> Slice(long offset, int length) => _bytes.AsSpan((int)(offset - _start), length);

    /// <summary>Gets more bytes; those in front of an offset are not needed any more.</summary>
    /// <returns>False when there are no more.</returns>
    public bool Extend(long keepFrom)
    {
        if (IsAtEnd)
        {
            return false;
        }

        Drop(keepFrom);
        if (_length == _bytes.Length)
        {
            Grow();
        }

        var read = _text.Read(_bytes, _length, _bytes.Length - _length);
        _length += read;
        if (read == 0)
        {
            IsAtEnd = true;
            _bytes[_length++] = (byte)'\n';
        }

        return true;
    }

    /// <summary>The line of a byte that is there, from 1; asked for in the order of the text.</summary>
    public long LineAt(long offset)
    {
        if (offset > _countedTo)
        {
            _line += Slice(_countedTo, (int)(offset - _countedTo)).Count((byte)'\n');
            _countedTo = offset;
        }

        return _line;
    }

    /// <summary>Goes on to a later byte of the text.</summary>
    /// <param name="offset">The byte.</param>
    /// <param name="line">Its line, which is known.</param>
    public void PassTo(long offset, long line)
    {
        while (End < offset && Extend(End))
        {
        }

        (_countedTo, _line) = (offset, line);
    }

    public void Dispose()
    {
        _text.Dispose();
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    private void Drop(long keepFrom)
    {
        LineAt(keepFrom);
        var dropped = (int)(keepFrom - _start);
        _bytes.AsSpan(dropped.._length).CopyTo(_bytes);
        _length -= dropped;
        _start = keepFrom;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
