using System.IO.Compression;

namespace Inhaul.Sources;

/// <summary>The content of one entry of a zip file, whole or an error: its length and checksum are compared with what the file says of it.</summary>
internal sealed class ZipContent : ForwardStream
{
    private readonly ZipArchive _archive;
    private readonly ZipArchiveEntry _entry;
    private readonly Stream _content;
    private readonly string _name;
    private readonly Crc32 _checksum = new();
    private long _length;

    private ZipContent(ZipArchive archive, ZipArchiveEntry entry, string name)
    {
        _archive = archive;
        _entry = entry;
        _name = name;
        _content = entry.Open();
    }

    /// <summary>Opens an entry.</summary>
    /// <param name="file">The zip file; closed with this.</param>
    /// <param name="entry">The entry's name in it.</param>
    /// <param name="name">What to call the entry in an error.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or has no such entry.</exception>
    public static ZipContent Open(Stream file, string entry, string name)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read);
            return new ZipContent(archive, archive.GetEntry(entry) ?? throw new InvalidDataException("no such entry"), name);
        }
        catch (InvalidDataException)
        {
            (archive ?? (IDisposable)file).Dispose();
            throw Damaged(name);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Check(buffer, _content.Read(buffer));
        }
        catch (InvalidDataException)
        {
            throw Damaged(_name);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await _content.ReadAsync(buffer, cancellationToken);
            return Check(buffer.Span, read);
        }
        catch (InvalidDataException)
        {
            throw Damaged(_name);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _archive.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Check(ReadOnlySpan<byte> buffer, int read)
    {
        _checksum.Append(buffer[..read]);
        _length += read;
        return read > 0 || buffer.IsEmpty || (_length == _entry.Length && _checksum.Value == _entry.Crc32) ? read : throw new InvalidDataException("checksum");
    }

    private static InvalidDataException Damaged(string name) => new($"{name} is damaged, or packed in a way that cannot be unpacked here. Get the file once more, or unpack it and import what is in it.");
}
