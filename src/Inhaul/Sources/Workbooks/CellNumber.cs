using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Inhaul.Sources.Workbooks;

/// <summary>Writes the number of a cell as people see it, without what only a screen would show.</summary>
/// <param name="is1904">Whether the days of the workbook count from 1904, as on old Macintoshes.</param>
internal sealed class CellNumber(bool is1904)
{
    /// <summary>Whole numbers below it are exact in the way that workbooks keep numbers.</summary>
    private const double ExactBelow = 1e15;

    /// <summary>Beyond it, digits written out would only be zeros that nobody meant.</summary>
    private const double WrittenOutBelow = 1e28;

    /// <summary>Below it, 15 digits do not fit behind the point of a decimal number.</summary>
    private const double WrittenOutFrom = 1e-13;

    private readonly byte[] _buffer = new byte[512];

    /// <summary>A number as it stands in the file; what is no number is given back.</summary>
    /// <param name="digits">The number.</param>
    /// <param name="style">What its cell makes of it.</param>
    /// <returns>Its text, valid until the next is made.</returns>
    public ReadOnlySpan<byte> Write(ReadOnlySpan<byte> digits, CellStyle style)
    {
        if (style.Kind == CellStyleKind.Number && IsWrittenOut(digits))
        {
            return digits;
        }

        return Utf8Parser.TryParse(digits, out double number, out var read) && read == digits.Length && double.IsFinite(number) ? Write(number, style) : digits;
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, CellStyle)"/>
    public ReadOnlySpan<byte> Write(double number, CellStyle style) => style.Kind switch
    {
        CellStyleKind.Number => Plain(number),
        CellStyleKind.Masked => Masked(number, style.Mask),
        _ => SerialTime.Write(number, style.Kind, is1904, _buffer) is var length and > 0 ? _buffer.AsSpan(0, length) : Plain(number),
    };

    /// <summary>Whole numbers keep their digits, also those that a workbook's own numbers could not tell apart.</summary>
    private static bool IsWrittenOut(ReadOnlySpan<byte> digits)
    {
        var unsigned = digits is [(byte)'-', ..] ? digits[1..] : digits;
        return !unsigned.IsEmpty && !unsigned.ContainsAnyExceptInRange((byte)'0', (byte)'9') && (unsigned[0] != '0' || digits.Length == 1);
    }

    /// <summary>
    /// Whole numbers in full, others with the 15 digits that spreadsheet programs show: what they keep beyond is the noise of
    /// their arithmetic, as in 0.30000000000000004.
    /// </summary>
    private ReadOnlySpan<byte> Plain(double number)
    {
        if (number == 0)
        {
            return "0"u8;
        }

        if (Math.Abs(number) < WrittenOutBelow && number == Math.Truncate(number))
        {
            return Formatted(number, "F0");
        }

        var shown = Formatted(number, "G15");
        return shown.Contains((byte)'E')
            && decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && Math.Abs(number) is < WrittenOutBelow and >= WrittenOutFrom && exact.TryFormat(_buffer, out var length, default, CultureInfo.InvariantCulture)
            ? _buffer.AsSpan(0, length).TrimEnd((byte)'0')
            : shown;
    }

    /// <summary>The digits of a whole number at the zeros of a mask, from its end.</summary>
    private ReadOnlySpan<byte> Masked(double number, string mask)
    {
        if (number != Math.Truncate(number) || Math.Abs(number) >= ExactBelow)
        {
            return Plain(number);
        }

        var digits = Math.Abs(number).ToString("F0", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        var next = digits.Length - 1;
        var zeros = mask.AsSpan().Count('0');
        for (var i = mask.Length - 1; i >= 0; i--)
        {
            if (mask[i] != '0')
            {
                text.Insert(0, mask[i]);
                continue;
            }

            text.Insert(0, next >= 0 ? digits[next--] : '0');
            if (--zeros == 0)
            {
                // The first zero stands for all digits that are left.
                text.Insert(0, digits[..(next + 1)]);
            }
        }

        return _buffer.AsSpan(0, Encoding.UTF8.GetBytes((number < 0 ? "-" : "") + (text.Length > 100 ? digits : text.ToString()), _buffer));
    }

    private ReadOnlySpan<byte> Formatted(double number, string format)
    {
        _ = number.TryFormat(_buffer, out var length, format, CultureInfo.InvariantCulture);
        return _buffer.AsSpan(0, length);
    }
}
