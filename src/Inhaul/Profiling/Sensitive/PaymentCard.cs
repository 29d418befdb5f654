namespace Inhaul.Profiling.Sensitive;

/// <summary>Numbers of payment cards. One in ten numbers passes the Luhn check by chance, so that a column is judged by all its values.</summary>
internal static class PaymentCard
{
    /// <summary>Whether digits have the prefix and the length of a card's issuer.</summary>
    public static bool IsWrittenLike(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is < 13 or > 19 || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var four = ((digits[0] - (byte)'0') * 1000) + ((digits[1] - (byte)'0') * 100) + ((digits[2] - (byte)'0') * 10) + digits[3] - (byte)'0';
        return digits.Length switch
        {
            13 => four / 1000 == 4,
            14 => four / 10 is (>= 300 and <= 305) or (>= 360 and <= 369) or (>= 380 and <= 399),
            15 => four / 100 is 34 or 37,
            16 => four / 1000 == 4 || four / 100 is (>= 51 and <= 55) or 65 || four is (>= 2221 and <= 2720) or 6011 or (>= 3528 and <= 3589) || four / 10 is (>= 644 and <= 649) || four / 100 == 62,
            _ => four / 100 == 62 || (digits.Length == 19 && four / 1000 == 4),
        };
    }

    /// <summary>Whether the Luhn check holds, and not all digits are the same.</summary>
    public static bool IsValid(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += (i & 1) == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10);
        }

        return sum % 10 == 0 && digits.ContainsAnyExcept(digits[0]);
    }
}
