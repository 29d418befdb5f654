using System.IO.Compression;

namespace Inhaul.Sources;

/// <summary>
/// The content of gzip data, whole or an error: .NET takes data that was cut off for content that ends there. So a piece of
/// gzip of our own, the seal, is put behind the data. It can only be read when all before it is whole.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private static readonly byte[] Seal = [0x1D, 0xA7, 0x5E, 0xC0, 0x93, 0x3B, 0xF8, 0x64];
    private static readonly byte[] PackedSeal = Pack(Seal);

    private readonly GZipStream _gzip;
    private readonly string _name;

    /// <summary>What was unpacked and not given yet; its last bytes may be the seal.</summary>
    private readonly byte[] _held = new byte[(1 << 17) + Seal.Length];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <param name="packed">The data; closed with this.</param>
    /// <param name="name">What to call it in an error.</param>
    public GzipContent(Stream packed, string name)
    {
        _gzip = new GZipStream(new SealedStream(packed), CompressionMode.Decompress);
        _name = name;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (IsShort)
        {
            try
            {
                Take(_gzip.Read(Room().Span));
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }
        }

        return Give(buffer);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (IsShort)
        {
            try
            {
                Take(await _gzip.ReadAsync(Room(), cancellationToken));
            }
            catch (InvalidDataException)
            {
                throw Damaged();
            }
        }

        return Give(buffer.Span);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool IsShort => !_isAtEnd && _end - _start <= Seal.Length;

    private Memory<byte> Room()
    {
        _held.AsSpan(_start.._end).CopyTo(_held);
        (_start, _end) = (0, _end - _start);
        return _held.AsMemory(_end);
    }

    private void Take(int read)
    {
        _end += read;
        _isAtEnd = read == 0;
        if (_isAtEnd && !_held.AsSpan(_start.._end).SequenceEqual(Seal))
        {
            throw Damaged();
        }
    }

    private int Give(Span<byte> buffer)
    {
        var given = Math.Min(buffer.Length, _end - _start - Seal.Length);
        _held.AsSpan(_start, given).CopyTo(buffer);
        _start += given;
        return given;
    }

    private InvalidDataException Damaged() => new($"{_name} is damaged: what is packed in it cannot be unpacked to its end. Most often a transfer broke off; get the file once more.");

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>The data, and the seal behind it.</summary>
    private sealed class SealedStream(Stream packed) : ForwardStream
    {
        private int _given;

        public override int Read(Span<byte> buffer) => packed.Read(buffer) is > 0 and var read ? read : GiveSeal(buffer);

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await packed.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : GiveSeal(buffer.Span);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                packed.Dispose();
            }

            base.Dispose(disposing);
        }

        private int GiveSeal(Span<byte> buffer)
        {
            var given = Math.Min(buffer.Length, PackedSeal.Length - _given);
            PackedSeal.AsSpan(_given, given).CopyTo(buffer);
            _given += given;
            return given;
        }
    }
}
