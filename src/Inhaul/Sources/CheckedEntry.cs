using System.IO.Compression;

namespace Inhaul.Sources;

/// <summary>The content of an entry of a zip file, whole or an error: <see cref="ZipArchive"/> compares neither its length nor its checksum with what the file says of them.</summary>
/// <param name="entry">The entry.</param>
/// <param name="inflation">Watches what is unpacked; null when others do.</param>
internal sealed class CheckedEntry(ZipArchiveEntry entry, Inflation? inflation = null) : ForwardStream
{
    private readonly Stream _content = entry.Open();
    private readonly Crc32 _checksum = new();
    private long _length;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public override int Read(Span<byte> buffer) => Check(buffer, _content.Read(buffer));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _content.ReadAsync(buffer, cancellationToken);
        return Check(buffer.Span, read);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Check(ReadOnlySpan<byte> buffer, int read)
    {
        _checksum.Append(buffer[..read]);
        _length += read;
        inflation?.Add(read);
        return read > 0 || buffer.IsEmpty || (_length == entry.Length && _checksum.Value == entry.Crc32)
            ? read
            : throw new InvalidDataException($"the length or the checksum of {entry.FullName} is wrong");
    }
}
