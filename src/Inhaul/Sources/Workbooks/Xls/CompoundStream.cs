namespace Inhaul.Sources.Workbooks.Xls;

/// <summary>Reads a stream of a compound file, whose sectors lie anywhere in it.</summary>
/// <param name="content">The file; it stays open.</param>
/// <param name="sectors">The sectors, in order.</param>
/// <param name="sectorBytes">The size of a sector.</param>
/// <param name="length">The length of the stream.</param>
internal sealed class CompoundStream(Stream content, uint[] sectors, int sectorBytes, long length) : Stream
{
    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override long Length => Math.Min(length, sectors.Length * (long)sectorBytes);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var left = (int)Math.Min(buffer.Length, Math.Max(0, Length - Position));
        if (left == 0)
        {
            return 0;
        }

        var sector = (int)(Position / sectorBytes);
        var within = (int)(Position % sectorBytes);
        var together = sectorBytes - within;
        for (var next = sector; together < left && sectors[next + 1] == sectors[next] + 1; next++)
        {
            together += sectorBytes;
        }

        content.Position = ((sectors[sector] + 1L) * sectorBytes) + within;
        var read = content.Read(buffer[..Math.Min(left, together)]);
        Position += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
