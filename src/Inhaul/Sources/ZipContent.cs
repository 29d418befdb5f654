using System.IO.Compression;

namespace Inhaul.Sources;

/// <summary>The content of one entry of a zip file, and the file with it.</summary>
internal sealed class ZipContent : ForwardStream
{
    private readonly Stream _file;
    private readonly ZipArchive _archive;
    private readonly CheckedEntry _content;
    private readonly string _name;

    private ZipContent(Stream file, ZipArchive archive, CheckedEntry content, string name) => (_file, _archive, _content, _name) = (file, archive, content, name);

    /// <summary>Opens an entry.</summary>
    /// <param name="file">The zip file; closed with this.</param>
    /// <param name="entry">The entry's name in it.</param>
    /// <param name="name">What to call the entry in an error.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or has no such entry.</exception>
    public static ZipContent Open(Stream file, string entry, string name)
    {
        try
        {
            var archive = ZipTable.Open(file);
            return new ZipContent(file, archive, new CheckedEntry(archive.GetEntry(entry) ?? throw new InvalidDataException("no such entry")), name);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException)
        {
            file.Dispose();
            throw Damaged(name);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _content.Read(buffer);
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
            return await _content.ReadAsync(buffer, cancellationToken);
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
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static InvalidDataException Damaged(string name) => new($"{name} is damaged, or packed in a way that cannot be unpacked here. Get the file once more, or unpack it and import what is in it.");
}
