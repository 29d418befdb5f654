using System.Buffers.Text;
using System.Globalization;
using System.Text;

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
    public static bool IsExact(ReadOnlySpan<byte> digits) => digits.Length <= SafeDigits
        || Significant(Encoding.ASCII.GetString(digits)) == Significant(ToDouble(digits).ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A number as its digits from the first to the last that is not zero, and the place of the point before them.</summary>
    private static (string Digits, int Point) Significant(string number)
    {
        var mark = number.IndexOf('E', StringComparison.Ordinal);
        var mantissa = (mark < 0 ? number : number[..mark]).TrimStart('-');
        var exponent = mark < 0 ? 0 : int.Parse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return significant.Length == 0
            ? ("", 0)
            : (significant.TrimEnd('0'), exponent + (point < 0 ? digits.Length : point) - (digits.Length - significant.Length));
    }
}
