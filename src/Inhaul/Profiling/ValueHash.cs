using System.Runtime.InteropServices;

namespace Inhaul.Profiling;

/// <summary>A fast 64-bit hash of values, for finding what may be equal; whatever matters is then compared exactly.</summary>
internal static class ValueHash
{
    /// <summary>Where a hash of several parts starts.</summary>
    public const ulong Seed = 0x9E3779B97F4A7C15UL;

    /// <summary>The hash of one value.</summary>
    public static ulong Of(ReadOnlySpan<byte> value) => Finish(Mix(Seed, value));

    /// <summary>Mixes a number in.</summary>
    public static ulong Mix(ulong hash, ulong value)
    {
        var high = Math.BigMul(hash ^ value, 0xA0761D6478BD642FUL, out var low);
        return high ^ low ^ value;
    }

    /// <summary>Mixes bytes in.</summary>
    public static ulong Mix(ulong hash, ReadOnlySpan<byte> value)
    {
        var length = (ulong)value.Length;
        while (value.Length >= 8)
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(value));
            value = value[8..];
        }

        var tail = 0UL;
        foreach (var c in value)
        {
            tail = (tail << 8) | c;
        }

        return Mix(hash, tail ^ (length << 56));
    }

    /// <summary>Spreads what was mixed over all bits.</summary>
    public static ulong Finish(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
