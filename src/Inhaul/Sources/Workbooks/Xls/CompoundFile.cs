using System.Buffers.Binary;
using System.Text;

namespace Inhaul.Sources.Workbooks.Xls;

/// <summary>A compound file: several streams in one file, as old office programs write it.</summary>
internal sealed class CompoundFile
{
    private const int HeaderBytes = 512;
    private const int EntryBytes = 128;
    private const int MiniSectorBytes = 64;
    private const int TablesInHeader = 109;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly Stream _content;
    private readonly int _sectorBytes;
    private readonly uint[] _next;
    private readonly uint _miniTable;
    private readonly uint _smallestLarge;
    private readonly byte[] _entries;

    /// <summary>Opens a compound file.</summary>
    /// <param name="content">The file; it stays open.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public CompoundFile(Stream content)
    {
        _content = content;
        var header = new byte[HeaderBytes];
        content.Position = 0;
        content.ReadExactly(header);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        _sectorBytes = shift is 9 or 12 ? 1 << shift : throw new InvalidDataException("its sectors have no size");
        _smallestLarge = Number(header, 56);
        _miniTable = Number(header, 60);
        _next = ReadTable(header);
        _entries = ReadChain(Number(header, 48), long.MaxValue);
    }

    /// <summary>How a compound file begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Opens a stream; null when there is none of that name.</summary>
    public Stream? Open(string name)
    {
        var entry = Find(name);
        if (entry.IsEmpty)
        {
            return null;
        }

        var (first, bytes) = (Number(entry, 116), Number(entry, 120));
        if (bytes >= _smallestLarge)
        {
            return new CompoundStream(_content, Chain(first, bytes), _sectorBytes, bytes);
        }

        // Small streams lie side by side in one that belongs to the first entry.
        var table = ReadChain(_miniTable, long.MaxValue);
        var all = ReadChain(Number(_entries, 116), Number(_entries, 120));
        var stream = new byte[bytes];
        for (var (done, sector) = (0, first); done < stream.Length; done += MiniSectorBytes, sector = Number(table, checked((int)sector * 4)))
        {
            var part = Math.Min(MiniSectorBytes, stream.Length - done);
            all.AsSpan(checked((int)sector * MiniSectorBytes), part).CopyTo(stream.AsSpan(done));
        }

        return new MemoryStream(stream);
    }

    private ReadOnlySpan<byte> Find(string name)
    {
        for (var at = 0; at + EntryBytes <= _entries.Length; at += EntryBytes)
        {
            var entry = _entries.AsSpan(at, EntryBytes);
            var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
            if (entry[66] == 2 && Encoding.Unicode.GetString(entry[..length]).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return entry;
            }
        }

        return default;
    }

    /// <summary>For each sector, the one that follows it; its own sectors are listed in the header, and then in a chain of lists.</summary>
    private uint[] ReadTable(byte[] header)
    {
        var sectors = _content.Length / _sectorBytes;
        var entriesPerSector = _sectorBytes / sizeof(uint);
        var count = Number(header, 44);
        if (count > (sectors / entriesPerSector) + 1)
        {
            throw new InvalidDataException("its table of sectors is larger than the file");
        }

        var next = new uint[count * entriesPerSector];
        var list = header.AsSpan(76, TablesInHeader * sizeof(uint)).ToArray();
        var (listed, following) = (TablesInHeader, Number(header, 68));
        for (var (table, at) = (0, 0); table < count; table++, at++)
        {
            if (at == listed)
            {
                // The last number of such a list is where the next one is.
                list = ReadSector(following);
                (at, listed, following) = (0, entriesPerSector - 1, Number(list, _sectorBytes - sizeof(uint)));
            }

            var sector = ReadSector(Number(list, at * sizeof(uint)));
            for (var i = 0; i < entriesPerSector; i++)
            {
                next[(table * entriesPerSector) + i] = Number(sector, i * sizeof(uint));
            }
        }

        return next;
    }

    private byte[] ReadSector(uint sector)
    {
        var bytes = new byte[_sectorBytes];
        _content.Position = (sector + 1L) * _sectorBytes;
        _content.ReadExactly(bytes);
        return bytes;
    }

    private uint[] Chain(uint first, long bytes)
    {
        var most = Math.Min(bytes, _content.Length) / _sectorBytes + 1;
        var chain = new List<uint>();
        for (var sector = first; sector < LastSector && chain.Count * (long)_sectorBytes < bytes; sector = _next[checked((int)sector)])
        {
            chain.Add(chain.Count < most ? sector : throw new InvalidDataException("a chain of its sectors has no end"));
        }

        return [.. chain];
    }

    private byte[] ReadChain(uint first, long bytes)
    {
        var chain = Chain(first, bytes);
        using var stream = new CompoundStream(_content, chain, _sectorBytes, Math.Min(bytes, chain.Length * (long)_sectorBytes));
        var all = new byte[checked((int)stream.Length)];
        stream.ReadExactly(all);
        return all;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
