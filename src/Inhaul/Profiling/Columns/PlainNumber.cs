using System.Buffers.Text;

namespace Inhaul.Profiling.Columns;

/// <summary>Reads numbers as files have them: few digits, perhaps a point.</summary>
internal static class PlainNumber
{
    /// <summary>A number of so many digits, and ten to that power, are exact as floating-point numbers, and so is one divided by the other but for one rounding.</summary>
    private const int MostDigits = 15;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, MostDigits + 1).Select(power => Math.Pow(10, power))];

    /// <summary>Reads a whole text; false when it is no finite number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out double number)
    {
        var digits = text is [(byte)'-', ..] ? text[1..] : text;
        if (digits.IsEmpty || digits.Length > MostDigits)
        {
            return TryReadAny(text, out number);
        }

        var whole = 0L;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - (uint)'0';
            if (digit <= 9)
            {
                whole = (whole * 10) + digit;
            }
            else if (digits[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return TryReadAny(text, out number);
            }
        }

        number = point < 0 ? whole : whole / PowersOfTen[digits.Length - 1 - point];
        number = digits.Length < text.Length ? -number : number;
        return digits.Length > 1 || point < 0;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> text, out double number) =>
        Utf8Parser.TryParse(text, out number, out var consumed) && consumed == text.Length && double.IsFinite(number);
}
