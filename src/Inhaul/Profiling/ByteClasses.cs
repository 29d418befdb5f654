using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Inhaul.Profiling;

/// <summary>
/// Which bytes of a short value are digits, letters and some signs, a bit for each byte. They are found out once, many bytes at a time,
/// and serve all tests that would otherwise go through the value again.
/// </summary>
internal readonly struct ByteClasses
{
    /// <summary>The longest value that has them.</summary>
    public const int Longest = 64;

    private ByteClasses(int length, ulong digits, ulong letters, ulong points, ulong hyphens, ulong ats)
    {
        var all = ulong.MaxValue >> (Longest - length);
        (Length, All) = (length, all);
        (Digits, Letters, Points, Hyphens, Ats) = (digits & all, letters & all, points & all, hyphens & all, ats & all);
    }

    /// <summary>How many bytes the value has; 0 where nothing is known of it.</summary>
    public int Length { get; }

    /// <summary>All bytes of the value.</summary>
    public ulong All { get; }

    /// <summary>Digits of ASCII.</summary>
    public ulong Digits { get; }

    /// <summary>Letters of ASCII.</summary>
    public ulong Letters { get; }

    /// <summary>Points.</summary>
    public ulong Points { get; }

    /// <summary>Hyphens, which are minus signs too.</summary>
    public ulong Hyphens { get; }

    /// <summary>At signs.</summary>
    public ulong Ats { get; }

    /// <summary>Whether the value is known to have nothing but what has a class of its own.</summary>
    public bool AreKnown => Length > 0 && (Digits | Letters | Points | Hyphens | Ats) == All;

    /// <summary>The classes of a value.</summary>
    /// <param name="room">The bytes from the start of the value on; behind it there may be anything, but there are as many as the longest value has.</param>
    /// <param name="length">The length of the value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteClasses Of(ReadOnlySpan<byte> room, int length)
    {
        var first = Vector256.Create(room);
        if (length <= Vector256<byte>.Count)
        {
            return new(length, DigitsOf(first), LettersOf(first), Where(first, '.'), Where(first, '-'), Where(first, '@'));
        }

        var second = Vector256.Create(room[Vector256<byte>.Count..]);
        return new(
            length,
            DigitsOf(first) | (DigitsOf(second) << 32),
            LettersOf(first) | (LettersOf(second) << 32),
            Where(first, '.') | (Where(second, '.') << 32),
            Where(first, '-') | (Where(second, '-') << 32),
            Where(first, '@') | (Where(second, '@') << 32));
    }

    private static ulong DigitsOf(Vector256<byte> bytes) =>
        Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)9)).ExtractMostSignificantBits();

    private static ulong LettersOf(Vector256<byte> bytes) =>
        Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)25)).ExtractMostSignificantBits();

    private static ulong Where(Vector256<byte> bytes, char sign) => Vector256.Equals(bytes, Vector256.Create((byte)sign)).ExtractMostSignificantBits();
}
