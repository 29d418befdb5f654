namespace Inhaul.Sources;

/// <summary>The checksum that zip files keep of every entry.</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of the bytes so far.</summary>
    public uint Value => ~_state;

    /// <summary>Takes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        foreach (var b in bytes)
        {
            state = Table[(byte)(state ^ b)] ^ (state >> 8);
        }

        _state = state;
    }

    private static uint Remainder(int value)
    {
        var remainder = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ Polynomial;
        }

        return remainder;
    }
}
