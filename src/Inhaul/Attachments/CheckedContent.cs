using System.Security.Cryptography;

namespace Inhaul.Attachments;

/// <summary>
/// A file that is read as the content it was when it was hashed. What was changed since is found out before its last byte is given,
/// so that no storage ever keeps something else under the address.
/// </summary>
/// <param name="file">The file, open at its begin; closed with this.</param>
/// <param name="name">What to call it when it has changed.</param>
/// <param name="sha256">The SHA-256 it had.</param>
/// <param name="length">The length it had.</param>
internal sealed class CheckedContent(FileStream file, string name, string sha256, long length) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it when it has changed.</param>
    /// <param name="sha256">The SHA-256 it had.</param>
    /// <param name="length">The length it had.</param>
    public static CheckedContent Open(string path, string name, string sha256, long length)
    {
        try
        {
            return new CheckedContent(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), name, sha256, length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AttachmentStorageException($"{name} cannot be read any more: {exception.Message}", isTransient: false, retryAfter: null, exception);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => buffer.Length == 0 ? 0 : Check(buffer[..file.Read(buffer)]);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0)
        {
            return 0;
        }

        var read = await file.ReadAsync(buffer, cancellationToken);
        return Check(buffer.Span[..read]);
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        if (target == _position)
        {
            return target;
        }

        if (target != 0)
        {
            throw new NotSupportedException("A content is read from its begin.");
        }

        _ = _hash.GetHashAndReset();
        return _position = file.Seek(0, SeekOrigin.Begin);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Check(ReadOnlySpan<byte> block)
    {
        _hash.AppendData(block);
        _position += block.Length;
        var isWhole = _position == length;
        var isChanged = _position > length
            || (block.Length == 0 && !isWhole)
            || (block.Length > 0 && isWhole && Convert.ToHexStringLower(_hash.GetCurrentHash()) != sha256);
        return isChanged
            ? throw new AttachmentStorageException($"{name} was changed while it was imported. Retry the row when nobody writes to the file.", isTransient: false)
            : block.Length;
    }
}
