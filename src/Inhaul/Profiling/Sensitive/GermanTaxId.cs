namespace Inhaul.Profiling.Sensitive;

/// <summary>German tax identification numbers (Steueridentifikationsnummer): eleven digits, the last of which checks the others.</summary>
internal static class GermanTaxId
{
    /// <summary>Whether digits could be one: eleven, the first of which is no zero.</summary>
    public static bool IsWrittenLike(ReadOnlySpan<byte> digits) => digits.Length == 11 && digits[0] != '0' && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Whether exactly one digit of the first ten stands there twice or thrice, and the check digit of ISO 7064 (MOD 11,10) holds.</summary>
    public static bool IsValid(ReadOnlySpan<byte> digits)
    {
        Span<byte> counts = stackalloc byte[10];
        var product = 10;
        foreach (var c in digits[..10])
        {
            var digit = c - '0';
            counts[digit]++;
            var sum = (digit + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        var repeated = 0;
        foreach (var count in counts)
        {
            repeated += count is 2 or 3 ? 1 : count > 3 ? 10 : 0;
        }

        return repeated == 1 && (11 - product) % 10 == digits[10] - '0';
    }
}
