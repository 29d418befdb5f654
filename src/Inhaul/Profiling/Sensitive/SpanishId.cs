namespace Inhaul.Profiling.Sensitive;

/// <summary>Spanish DNI (<c>12345678Z</c>) and NIE (<c>X1234567L</c>).</summary>
internal static class SpanishId
{
    /// <summary>Whether a code, in upper case and without spaces, is eight digits, or one of X, Y, Z and seven, and a letter.</summary>
    public static bool IsWrittenLike(ReadOnlySpan<byte> code) =>
        code.Length == 9 && char.IsAsciiLetterUpper((char)code[8]) && (char.IsAsciiDigit((char)code[0]) || code[0] is >= (byte)'X' and <= (byte)'Z')
        && !code[1..8].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Whether its letter is that of its number's remainder by 23; X, Y and Z count as 0, 1 and 2.</summary>
    public static bool IsValid(ReadOnlySpan<byte> code)
    {
        var number = code[0] >= 'X' ? code[0] - 'X' : code[0] - '0';
        foreach (var digit in code[1..8])
        {
            number = (number * 10) + digit - '0';
        }

        return code[8] == "TRWAGMYFPDXBNJZSQVHLCKE"u8[number % 23];
    }
}
