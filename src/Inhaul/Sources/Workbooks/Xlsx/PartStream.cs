using System.IO.Compression;

namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>Reads a part of a workbook, and stops when it grows beyond reason or its checksum is wrong; the size that it declares is not believed.</summary>
/// <param name="part">The part in its archive.</param>
/// <param name="name">What to call the workbook in an error.</param>
/// <param name="limits">How much it may grow.</param>
internal sealed class PartStream(ZipArchiveEntry part, string name, SourceLimits limits) : Stream
{
    /// <summary>What any part may have, however well it was compressed.</summary>
    private const long AlwaysTaken = 64 << 20;

    private readonly Stream _inflated = part.Open();
    private readonly Crc32 _checksum = new();
    private long _bytes;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = _inflated.Read(buffer);
        _checksum.Append(buffer[..read]);
        _bytes += read;
        if (read == 0 && buffer.Length > 0 && _checksum.Value != part.Crc32)
        {
            throw new InvalidDataException($"the checksum of {part.FullName} is wrong");
        }

        if (_bytes > AlwaysTaken && _bytes / limits.InflationRatio > Math.Max(1, part.CompressedLength))
        {
            throw new InvalidConfigurationException(
                $"{name}: {part.FullName} grows to more than {limits.InflationRatio} times its {part.CompressedLength} bytes when it is unpacked, as nothing does that people work with. Raise the limit with --limit inflation-ratio={limits.InflationRatio * 10} if that is meant.");
        }

        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inflated.Dispose();
        }

        base.Dispose(disposing);
    }
}
