using System.Globalization;
using System.Text;

namespace Inhaul.Mapping.Cleaning;

/// <summary>
/// <c>phone</c>: digits only, with a leading plus where there is one or a leading <c>00</c>. A zero in parentheses behind a plus is
/// dropped, since it is not dialled from abroad. What holds anything but digits and the usual signs between them stays as it is.
/// </summary>
internal sealed class PhoneStep : CleaningStep
{
    private const int FewestDigits = 3;

    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var digits = new StringBuilder(value.Length);
        var isInternational = false;
        foreach (var c in value)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0)
            {
                digits.Append((char)('0' + digit));
            }
            else if (c is '+' or '\uFF0B' && digits.Length == 0 && !isInternational)
            {
                isInternational = true;
            }
            else if (!IsBetween(c))
            {
                return value;
            }
        }

        var number = digits.ToString();
        if (!isInternational && number.StartsWith("00", StringComparison.Ordinal))
        {
            (isInternational, number) = (true, number[2..]);
        }
        else if (isInternational && value.IndexOf("(0)", StringComparison.Ordinal) is var zero and > 0)
        {
            number = number.Remove(value.AsSpan(0, zero).ToString().Count(c => CharUnicodeInfo.GetDecimalDigitValue(c) >= 0), 1);
        }

        return number.Length < FewestDigits ? value : isInternational ? $"+{number}" : number;
    }

    private static bool IsBetween(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or '-' or '.' or '/' or (>= '\u2010' and <= '\u2015') or '\u2212' || ControlStep.IsInvisible(c);
}
