using System.Buffers;

namespace Inhaul.Reporting;

/// <summary>
/// Keeps spreadsheets from running what a file brings: a value that could start a formula gets an apostrophe in front, and
/// loses it again when corrections are read. Plain numbers stay as they are, so that both directions are exact.
/// </summary>
internal static class FormulaGuard
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>The value as it is written to a CSV for people.</summary>
    public static string Protect(string value) => StartsFormula(value.AsSpan().TrimStart('\'')) && !IsNumber(value) ? "'" + value : value;

    /// <summary>The value that was protected.</summary>
    public static string Restore(string value) => value.StartsWith('\'') && StartsFormula(value.AsSpan().TrimStart('\'')) ? value[1..] : value;

    private static bool StartsFormula(ReadOnlySpan<char> value) => value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];

    private static bool IsNumber(string value)
    {
        var digits = value.AsSpan().TrimStart("+-");
        return value.Length - digits.Length <= 1 && digits.Length > 0 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1])
            && digits.Count('.') <= 1 && !digits.ContainsAnyExcept(NumberCharacters);
    }
}
