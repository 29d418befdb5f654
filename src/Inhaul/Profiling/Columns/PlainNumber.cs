using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;

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

        if (digits.Length is >= sizeof(uint) and <= sizeof(ulong) && TryReadAtOnce(digits, out number))
        {
            number = digits.Length < text.Length ? -number : number;
            return true;
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

    /// <summary>
    /// Reads four to eight characters at once, in one 64-bit number with a byte for each; false when there is more than digits and a point.
    /// In many columns the point may be anywhere, which a processor that goes from one character to the next cannot foresee.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadAtOnce(ReadOnlySpan<byte> text, out double number)
    {
        const ulong Ones = 0x0101010101010101;
        var characters = BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]) << (8 * (text.Length - sizeof(uint))));
        var (length, decimals) = (text.Length, 0);
        var others = characters ^ (Ones * '.');
        var points = (others - Ones) & ~others & (Ones * 0x80);
        if (points != 0)
        {
            var point = BitOperations.TrailingZeroCount(points) / 8;
            var before = (1UL << (8 * point)) - 1;
            characters = (characters & before) | ((characters >> 8) & ~before);
            (length, decimals) = (length - 1, length - 1 - point);
        }

        // Zeros in front make it eight digits, the first of them in the lowest byte.
        var missing = 8 * (sizeof(ulong) - length);
        characters = (characters << missing) | ((Ones * '0') & ((1UL << missing) - 1));
        if ((((characters + (Ones * (0x7F - '9'))) | (characters - (Ones * '0'))) & (Ones * 0x80)) != 0)
        {
            number = 0;
            return false;
        }

        // Neighbours are joined: eight digits become four numbers of two, and those the whole number.
        const ulong Pairs = 0x000000FF000000FF;
        var digits = characters - (Ones * '0');
        digits = (digits * 10) + (digits >> 8);
        var whole = (uint)((((digits & Pairs) * 0x000F424000000064) + (((digits >> 16) & Pairs) * 0x0000271000000001)) >> 32);
        number = decimals == 0 ? whole : whole / PowersOfTen[decimals];
        return true;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> text, out double number) =>
        Utf8Parser.TryParse(text, out number, out var consumed) && consumed == text.Length && double.IsFinite(number);
}
