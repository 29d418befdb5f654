using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Inhaul.Profiling;

/// <summary>A fast 64-bit hash of values, for finding what may be equal; whatever matters is then compared exactly.</summary>
internal static class ValueHash
{
    /// <summary>Where a hash of several parts starts.</summary>
    public const ulong Seed = 0x9E3779B97F4A7C15UL;

    /// <summary>The hash of one value.</summary>
    public static ulong Of(ReadOnlySpan<byte> value) => Finish(Mix(Seed, value));

    /// <summary>The hashes of values that stand one after the other.</summary>
    /// <param name="values">Their bytes.</param>
    /// <param name="ends">Where each of them ends.</param>
    /// <param name="hashes">Room for their hashes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfAll(ReadOnlySpan<byte> values, ReadOnlySpan<int> ends, Span<ulong> hashes)
    {
        var start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            hashes[i] = Finish(MixHere(Seed, values[start..ends[i]]));
            start = ends[i];
        }
    }

    /// <summary>Mixes a number in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong hash, ulong value)
    {
        var high = Math.BigMul(hash ^ value, 0xA0761D6478BD642FUL, out var low);
        return high ^ low ^ value;
    }

    /// <summary>Mixes bytes in: their number, eight at a time, and the last ones, which may be among those before them.</summary>
    /// <remarks>The instruction for wide products is not one that code compiled ahead may use, and to be slow at first is to be slow for all of a small file.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Mix(ulong hash, ReadOnlySpan<byte> value) => MixHere(hash, value);

    /// <summary>Spreads what was mixed over all bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MixHere(ulong hash, ReadOnlySpan<byte> value)
    {
        const ulong Lengths = 0xE7037ED1A0B428DBUL;
        hash += (ulong)value.Length * Lengths;
        if (value.Length < 8)
        {
            return Mix(hash, Few(value));
        }

        for (var rest = value; rest.Length > 8; rest = rest[8..])
        {
            hash = Mix(hash, MemoryMarshal.Read<ulong>(rest));
        }

        return Mix(hash, MemoryMarshal.Read<ulong>(value[^8..]));
    }

    /// <summary>Fewer than eight bytes as a number; those of one length have different ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Few(ReadOnlySpan<byte> value) =>
        value.Length >= 4 ? MemoryMarshal.Read<uint>(value) | ((ulong)MemoryMarshal.Read<uint>(value[^4..]) << 32)
        : value.IsEmpty ? 0
        : value[0] | ((ulong)value[value.Length / 2] << 8) | ((ulong)value[^1] << 16);
}
