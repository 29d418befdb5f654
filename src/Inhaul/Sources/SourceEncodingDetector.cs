using System.Buffers;
using System.Globalization;
using System.Text;

namespace Inhaul.Sources;

/// <summary>
/// Decides the encoding from all bytes of a source, given to it piece by piece. A byte order mark decides at once;
/// otherwise text that is valid UTF-8 is UTF-8, text with NULs in every second place is UTF-16, and the rest is Windows-1252.
/// </summary>
internal sealed class SourceEncodingDetector
{
    private readonly byte[] _start = new byte[4096];
    private int _startLength;
    private readonly byte[] _carry = new byte[4];
    private int _carryLength;
    private long _offset;
    private long _multiByteCharacters;
    private long _invalidBytes;
    private long _firstInvalidOffset = -1;
    private byte _firstInvalidByte;

    /// <summary>Takes the next piece of the source.</summary>
    public void Observe(ReadOnlySpan<byte> bytes)
    {
        if (_startLength < _start.Length)
        {
            var taken = Math.Min(bytes.Length, _start.Length - _startLength);
            bytes[..taken].CopyTo(_start.AsSpan(_startLength));
            _startLength += taken;
        }

        var position = FinishCarriedCharacter(bytes);
        while (position < bytes.Length)
        {
            var run = bytes[position..].IndexOfAnyExceptInRange((byte)0x00, (byte)0x7F);
            if (run < 0)
            {
                break;
            }

            position += run;
            var status = Rune.DecodeFromUtf8(bytes[position..], out _, out var length);
            if (status == OperationStatus.NeedMoreData)
            {
                _carryLength = bytes.Length - position;
                bytes[position..].CopyTo(_carry);
                break;
            }

            Count(status, _offset + position, bytes[position]);
            position += length;
        }

        _offset += bytes.Length;
    }

    /// <summary>The decision, once every byte was seen.</summary>
    /// <exception cref="InvalidConfigurationException">The bytes are not text.</exception>
    public SourceEncoding Decide()
    {
        for (var i = 0; i < _carryLength; i++)
        {
            Count(OperationStatus.InvalidData, _offset - _carryLength + i, _carry[i]);
        }

        _carryLength = 0;
        var start = _start.AsSpan(0, _startLength);
        return ByMark(start) ?? ByZeroBytes(start) ?? ByValidity();
    }

    private static SourceEncoding? ByMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new(SourceEncoding.Utf8, "starts with the UTF-8 byte order mark"),
        [0xFF, 0xFE, 0, 0, ..] => throw new InvalidConfigurationException("is UTF-32 text, which is not read. Save it as UTF-8 and import that."),
        [0xFF, 0xFE, ..] => new(SourceEncoding.Utf16LittleEndian, "starts with the UTF-16 little-endian byte order mark"),
        [0xFE, 0xFF, ..] => new(SourceEncoding.Utf16BigEndian, "starts with the UTF-16 big-endian byte order mark"),
        _ => null,
    };

    private static SourceEncoding? ByZeroBytes(ReadOnlySpan<byte> start)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] == 0)
            {
                _ = (i & 1) == 0 ? even++ : odd++;
            }
        }

        var half = start.Length / 2;
        if (half > 0 && odd > half * 0.7 && even < half * 0.1)
        {
            return new(SourceEncoding.Utf16LittleEndian, "every second byte is zero, as in UTF-16 little-endian text");
        }

        if (half > 0 && even > half * 0.7 && odd < half * 0.1)
        {
            return new(SourceEncoding.Utf16BigEndian, "every first byte of two is zero, as in UTF-16 big-endian text");
        }

        return even + odd > start.Length / 50
            ? throw new InvalidConfigurationException("is not a text file: it has zero bytes near its start. Export it as CSV and import that.")
            : null;
    }

    private SourceEncoding ByValidity()
    {
        if (_invalidBytes == 0)
        {
            return new(SourceEncoding.Utf8, _multiByteCharacters == 0
                ? "plain ASCII"
                : string.Create(CultureInfo.InvariantCulture, $"all {_multiByteCharacters:N0} characters beyond ASCII are valid UTF-8"));
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"byte 0x{_firstInvalidByte:X2} at offset {_firstInvalidOffset:N0} is not valid UTF-8");
        return _multiByteCharacters > _invalidBytes
            ? new(SourceEncoding.Utf8, string.Create(CultureInfo.InvariantCulture,
                $"{_multiByteCharacters:N0} characters beyond ASCII are valid UTF-8, but {_invalidBytes:N0} bytes are not ({place})"))
            : new(SourceEncoding.Windows1252, place);
    }

    private int FinishCarriedCharacter(ReadOnlySpan<byte> bytes)
    {
        if (_carryLength == 0 || bytes.IsEmpty)
        {
            return 0;
        }

        Span<byte> joined = stackalloc byte[8];
        _carry.AsSpan(0, _carryLength).CopyTo(joined);
        var added = Math.Min(bytes.Length, 4);
        bytes[..added].CopyTo(joined[_carryLength..]);
        var start = _offset - _carryLength;
        var consumed = 0;
        while (consumed < _carryLength)
        {
            var status = Rune.DecodeFromUtf8(joined[consumed..(_carryLength + added)], out _, out var length);
            if (status == OperationStatus.NeedMoreData)
            {
                // Only possible when this piece is shorter than the rest of the character: keep all of it for the next one.
                joined[consumed..(_carryLength + added)].CopyTo(_carry);
                _carryLength = _carryLength + added - consumed;
                return bytes.Length;
            }

            Count(status, start + consumed, joined[consumed]);
            consumed += length;
        }

        var used = consumed - _carryLength;
        _carryLength = 0;
        return used;
    }

    private void Count(OperationStatus status, long offset, byte value)
    {
        if (status == OperationStatus.Done)
        {
            _multiByteCharacters++;
            return;
        }

        _invalidBytes++;
        if (_firstInvalidOffset < 0)
        {
            _firstInvalidOffset = offset;
            _firstInvalidByte = value;
        }
    }
}
