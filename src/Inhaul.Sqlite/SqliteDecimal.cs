using System.Buffers.Text;
using System.Globalization;

namespace Inhaul.Sqlite;

/// <summary>Decimals in SQLite, which keeps them as 64-bit floating-point numbers.</summary>
internal static class SqliteDecimal
{
    /// <summary>Up to this many significant digits survive a floating-point number unchanged.</summary>
    private const int SafeDigits = 15;

    /// <summary>The number that SQLite keeps for a decimal's digits.</summary>
    public static double ToDouble(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out double number, out _) ? number : double.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Whether SQLite can give back exactly what it was given.</summary>
    public static bool IsExact(ReadOnlySpan<byte> digits)
    {
        if (digits.Length <= SafeDigits)
        {
            return true;
        }

        var number = ToDouble(digits);
        return Math.Abs(number) < 1e28 && number != 0 && decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact)
            && decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var kept) && exact == kept
            && SignificantDigits(digits) <= 17;
    }

    private static int SignificantDigits(ReadOnlySpan<byte> digits)
    {
        digits = digits.TrimStart("-0."u8);
        return digits.Length - digits.Count((byte)'.');
    }
}
