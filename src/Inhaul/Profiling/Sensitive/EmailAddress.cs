using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Inhaul.Profiling.Sensitive;

/// <summary>E-mail addresses as people have them: a name, an at sign, and a domain with a dot.</summary>
internal static class EmailAddress
{
    private static readonly SearchValues<byte> OfNames = SearchValues.Create([.. "!#$%&'*+-/=?^_`{|}~."u8, .. LettersAndDigits()]);
    private static readonly SearchValues<byte> OfDomains = SearchValues.Create([.. "-."u8, .. LettersAndDigits()]);

    /// <summary>Whether a value is one.</summary>
    public static bool Is(ReadOnlySpan<byte> value)
    {
        var at = value.IndexOf((byte)'@');
        if (at is < 1 or > 64 || !IsName(value[..at]))
        {
            return false;
        }

        var domain = value[(at + 1)..];
        var dot = domain.LastIndexOf((byte)'.');
        return dot > 0 && IsDomain(domain) && domain.Length - dot > 2 && !domain[(dot + 1)..].ContainsAnyInRange((byte)'0', (byte)'9');
    }

    /// <summary>Whether a value of letters, digits, points and hyphens alone is one; false where that is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsPlain(in ByteClasses classes)
    {
        if (!classes.AreKnown || BitOperations.PopCount(classes.Ats) != 1)
        {
            return false;
        }

        var at = BitOperations.TrailingZeroCount(classes.Ats);
        var beforeAt = classes.Ats >> 1;
        var domain = classes.All & ~(classes.Ats | (classes.Ats - 1));
        var points = classes.Points & domain;
        if (at == 0 || ((classes.Points & (1 | beforeAt | (classes.Ats << 1))) | (points & (points << 1))) != 0 || points == 0)
        {
            return false;
        }

        var last = BitOperations.Log2(points);
        return classes.Length - last > 2 && (classes.Digits >> last) == 0;
    }

    private static bool IsName(ReadOnlySpan<byte> name) => name[0] != '.' && name[^1] != '.' && !name.ContainsAnyExcept(OfNames);

    private static bool IsDomain(ReadOnlySpan<byte> domain) => domain[0] != '.' && !domain.ContainsAnyExcept(OfDomains) && domain.IndexOf(".."u8) < 0;

    /// <summary>Those of other scripts too, whatever they are.</summary>
    private static IEnumerable<byte> LettersAndDigits() => Enumerable.Range(0, 256).Where(c => c >= 0x80 || char.IsAsciiLetterOrDigit((char)c)).Select(c => (byte)c);
}
