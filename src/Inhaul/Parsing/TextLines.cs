namespace Inhaul.Parsing;

/// <summary>Reads text line by line, and can look ahead of the line it stands on.</summary>
internal sealed class TextLines : IDisposable
{
    private const int BufferBytes = 1 << 18;

    private readonly Stream? _stream;
    private readonly int _longest;
    private readonly string _where;
    private byte[] _buffer = [];
    private ReadOnlyMemory<byte> _text;
    private int _start;
    private int _length;
    private int _next;
    private int _end;
    private long _offset;

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The stream, closed together with this.</param>
    /// <param name="longest">The longest line, in bytes.</param>
    /// <param name="where">What to call the text in an error.</param>
    public TextLines(Stream stream, int longest, string where)
    {
        _stream = stream;
        _longest = longest;
        _where = where;
        _text = _buffer = new byte[BufferBytes];
    }

    /// <summary>Reads text that is in memory.</summary>
    public TextLines(ReadOnlyMemory<byte> text)
    {
        (_longest, _where) = (int.MaxValue, "the chunk");
        _text = text;
        _end = text.Length;
    }

    /// <summary>The number of the line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The byte at which the line starts.</summary>
    public long Offset => _offset + _start;

    /// <summary>The line, without what ends it.</summary>
    public ReadOnlySpan<byte> Line => _text.Span.Slice(_start, _length);

    /// <summary>Moves to the next line.</summary>
    /// <exception cref="InvalidConfigurationException">It is longer than the limit.</exception>
    public bool Read()
    {
        var scanned = 0;
        int found;
        while ((found = _text.Span[(_next + scanned).._end].IndexOf((byte)'\n')) < 0)
        {
            scanned = _end - _next;
            if (scanned > _longest)
            {
                throw new InvalidConfigurationException(
                    $"{_where}, line {Number + 1}: the line is longer than {_longest} bytes. If such long lines are meant, raise the limit with --limit record-bytes={_longest * 4L}.");
            }

            if (!Fill())
            {
                break;
            }
        }

        if (found < 0 && scanned == 0)
        {
            return false;
        }

        Number++;
        _start = _next;
        _length = found < 0 ? scanned : scanned + found;
        _next = _start + _length + (found < 0 ? 0 : 1);
        if (found >= 0 && _length > 0 && _text.Span[_start + _length - 1] == '\r')
        {
            _length--;
        }

        return true;
    }

    /// <summary>What follows the line, as far as it fits into memory; the line itself stays.</summary>
    /// <param name="atLeast">How many bytes there should be, if the text has them.</param>
    public ReadOnlySpan<byte> Ahead(int atLeast)
    {
        while (_end - _next < atLeast && Fill())
        {
        }

        return _text.Span[_next.._end];
    }

    /// <summary>Passes over bytes in front of the next line that belong to none, such as a byte order mark.</summary>
    public void PassOver(int bytes) => _next += bytes;

    /// <inheritdoc/>
    public void Dispose() => _stream?.Dispose();

    /// <summary>Reads more, keeping everything from the current line on.</summary>
    private bool Fill()
    {
        if (_stream is null)
        {
            return false;
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_offset, _next, _end, _start) = (_offset + _start, _next - _start, _end - _start, 0);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, checked(_buffer.Length * 2));
            _text = _buffer;
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
