namespace Inhaul.Bench;

/// <summary>Random numbers of one row: they depend on the seed and the row alone, so the file can be written in one pass.</summary>
/// <param name="seed">The file's seed.</param>
/// <param name="row">The row.</param>
internal struct RowRandom(long seed, long row)
{
    private ulong _state = Mix(((ulong)seed << 40) ^ (ulong)row);

    /// <summary>A number from 0 up to a limit.</summary>
    public int Next(int limit)
    {
        _state += 0x9E3779B97F4A7C15UL;
        return (int)((Mix(_state) >> 33) % (ulong)limit);
    }

    /// <summary>SplitMix64: spreads a number over 64 bits.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
