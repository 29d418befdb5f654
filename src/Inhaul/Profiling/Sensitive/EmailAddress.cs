namespace Inhaul.Profiling.Sensitive;

/// <summary>E-mail addresses as people have them: a name, an at sign, and a domain with a dot.</summary>
internal static class EmailAddress
{
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

    private static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c < 0x80 && !"!#$%&'*+-/=?^_`{|}~."u8.Contains(c))
            {
                return false;
            }
        }

        return name[0] != '.' && name[^1] != '.';
    }

    private static bool IsDomain(ReadOnlySpan<byte> domain)
    {
        var previous = (byte)'.';
        foreach (var c in domain)
        {
            if ((!char.IsAsciiLetterOrDigit((char)c) && c < 0x80 && c is not ((byte)'-' or (byte)'.')) || (c == '.' && previous == '.'))
            {
                return false;
            }

            previous = c;
        }

        return true;
    }
}
