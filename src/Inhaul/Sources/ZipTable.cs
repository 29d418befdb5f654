using System.Buffers.Binary;
using System.IO.Compression;

namespace Inhaul.Sources;

/// <summary>Opens zip files whose table of contents is not too large to be read as a whole, which is how it is read.</summary>
internal static class ZipTable
{
    private const int MostBytes = 4 << 20;
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int LargeEndBytes = 56;
    private const int LongestComment = ushort.MaxValue;

    /// <summary>Opens a zip file.</summary>
    /// <param name="content">Its bytes; they can be sought, and stay open.</param>
    /// <exception cref="InvalidDataException">It is no zip file, or its table of contents is damaged or too large.</exception>
    public static ZipArchive Open(Stream content)
    {
        content.Position = Math.Max(0, content.Length - EndBytes - LongestComment);
        var tailStart = content.Position;
        var tail = new byte[content.Length - tailStart];
        content.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || tail.Length - end < EndBytes)
        {
            throw new InvalidDataException("the table of contents at its end is missing");
        }

        var (size, start, endsAt) = Place(content, tail.AsSpan(end), tail.AsSpan(0, end), tailStart + end);
        if (size > MostBytes || start + size != endsAt)
        {
            throw new InvalidDataException("its table of contents is not where it should be, or too large");
        }

        content.Position = 0;
        return new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
    }

    private static (long Size, long Start, long EndsAt) Place(Stream content, ReadOnlySpan<byte> end, ReadOnlySpan<byte> before, long endsAt)
    {
        if (before.Length < LocatorBytes || !before[^LocatorBytes..].StartsWith("PK\x06\x07"u8))
        {
            return (BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]), endsAt);
        }

        var largeEndsAt = BinaryPrimitives.ReadInt64LittleEndian(before[(before.Length - LocatorBytes + 8)..]);
        var large = new byte[LargeEndBytes];
        content.Position = largeEndsAt;
        content.ReadExactly(large);
        return (BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(40)), BinaryPrimitives.ReadInt64LittleEndian(large.AsSpan(48)), largeEndsAt);
    }
}
