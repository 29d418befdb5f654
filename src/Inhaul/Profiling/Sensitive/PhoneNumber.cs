namespace Inhaul.Profiling.Sensitive;

/// <summary>Telephone numbers that are written as such. Digits alone are none: they may count or identify anything.</summary>
internal static class PhoneNumber
{
    private const int FewestDigits = 8;
    private const int MostDigits = 15;

    /// <summary>Whether a value is one: international with <c>+</c> or <c>00</c>, or national with its digits in groups.</summary>
    public static bool Is(ReadOnlySpan<byte> value)
    {
        var (digits, signs, dots) = (0, 0, 0);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsAsciiDigit((char)c))
            {
                digits++;
            }
            else if (c is (byte)' ' or (byte)'-' or (byte)'/' or (byte)'(' or (byte)')')
            {
                signs++;
            }
            else if (c == '.')
            {
                dots++;
            }
            else if (c != '+' || i > 0)
            {
                return false;
            }
        }

        if (digits is < FewestDigits or > MostDigits || !char.IsAsciiDigit((char)value[^1]))
        {
            return false;
        }

        return value[0] == '+' ? value[1] is >= (byte)'1' and <= (byte)'9'
            : IsNorthAmerican(value, digits)
            || (value[0] is (byte)'0' or (byte)'(' && digits > FewestDigits && signs > 0 && dots == 0);
    }

    /// <summary><c>(555) 234-5678</c>, <c>555-234-5678</c> or <c>555.234.5678</c>; neither the area nor the exchange starts with 0 or 1.</summary>
    private static bool IsNorthAmerican(ReadOnlySpan<byte> value, int digits)
    {
        if (digits != 10)
        {
            return false;
        }

        var inBrackets = value[0] == '(' && value[4] == ')';
        var number = inBrackets ? value[1..] : value;
        var exchange = number[3..].IndexOfAnyInRange((byte)'0', (byte)'9') + 3;
        return number[0] is >= (byte)'2' and <= (byte)'9' && exchange is 4 or 5 && number[exchange] is >= (byte)'2' and <= (byte)'9'
            && number.Length == exchange + 8 && !char.IsAsciiDigit((char)number[exchange + 3]);
    }
}
