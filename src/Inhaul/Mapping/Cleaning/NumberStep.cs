using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// <c>thousands</c> and <c>decimal_comma</c>: a number with separators between its thousands, or with a decimal comma, as plain
/// digits with a point. Only groups of exactly three digits are thousands, and one number has one separator: <c>1,23</c> stays as it is.
/// A unit behind the number is left to <see cref="UnitStep"/>.
/// </summary>
/// <param name="point">What stands before the fraction.</param>
/// <param name="separators">What may stand between thousands, besides spaces and apostrophes.</param>
internal sealed class NumberStep(char point, char separators) : CleaningStep
{
    private const int GroupDigits = 3;

    /// <inheritdoc/>
    public override bool Leaves(ReadOnlySpan<byte> value) => !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var text = value.AsSpan().Trim();
        var number = text[..(text.LastIndexOfAnyInRange('0', '9') + 1)];
        var unit = text[number.Length..];
        var digits = number.Length > 0 && number[0] is '-' or '+' ? 1 : 0;
        var comma = number.IndexOf(point);
        var whole = comma < 0 ? number[digits..] : number[digits..Math.Max(digits, comma)];
        var fraction = comma < 0 ? default : number[(comma + 1)..];
        if (!IsUnit(unit) || (comma >= 0 && fraction.IsEmpty) || fraction.ContainsAnyExceptInRange('0', '9') || !IsGrouped(whole))
        {
            return value;
        }

        var cleaned = new StringBuilder(number.Length).Append(number[..digits]);
        foreach (var c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                cleaned.Append(c);
            }
        }

        if (!fraction.IsEmpty)
        {
            cleaned.Append('.').Append(fraction);
        }

        return cleaned.Append(unit).ToString();
    }

    private static bool IsUnit(ReadOnlySpan<char> text) => text.IsEmpty || char.IsWhiteSpace(text[0]) || char.IsLetter(text[0]) || text[0] == '%';

    private bool IsGrouped(ReadOnlySpan<char> whole)
    {
        var separator = whole.IndexOfAnyExceptInRange('0', '9');
        if (separator < 0)
        {
            return !whole.IsEmpty;
        }

        var mark = whole[separator];
        if (!IsSeparator(mark) || separator is 0 or > GroupDigits)
        {
            return false;
        }

        for (var rest = whole[separator..]; !rest.IsEmpty; rest = rest[(GroupDigits + 1)..])
        {
            if (rest.Length <= GroupDigits || rest[0] != mark || rest[1..(GroupDigits + 1)].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSeparator(char c) => c == separators || c is ' ' or '\u00A0' or '\u2009' or '\u202F' or '\'' or '\u2019';
}
