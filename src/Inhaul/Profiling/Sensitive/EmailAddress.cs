using System.Buffers;

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

    private static bool IsName(ReadOnlySpan<byte> name) => name[0] != '.' && name[^1] != '.' && !name.ContainsAnyExcept(OfNames);

    private static bool IsDomain(ReadOnlySpan<byte> domain) => domain[0] != '.' && !domain.ContainsAnyExcept(OfDomains) && domain.IndexOf(".."u8) < 0;

    /// <summary>Those of other scripts too, whatever they are.</summary>
    private static IEnumerable<byte> LettersAndDigits() => Enumerable.Range(0, 256).Where(c => c >= 0x80 || char.IsAsciiLetterOrDigit((char)c)).Select(c => (byte)c);
}
