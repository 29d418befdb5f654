using System.Globalization;

namespace Inhaul.Intake;

/// <summary>How many refused rows an import may have before it pauses: a number, or a share of all rows.</summary>
/// <param name="Rows">The number; null when it is a share.</param>
/// <param name="Percent">The share, from 0 to 100; null when it is a number.</param>
internal sealed record ErrorLimit(long? Rows, double? Percent)
{
    /// <summary>Reads <c>20</c> or <c>1.5%</c>.</summary>
    /// <exception cref="InvalidConfigurationException">The text is neither.</exception>
    public static ErrorLimit Parse(string text)
    {
        if (text.EndsWith('%') && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100)
        {
            return new ErrorLimit(null, percent);
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? new ErrorLimit(rows, null)
            : throw new InvalidConfigurationException($"--max-errors {text} is not understood. Write a number of rows such as 20, or a share such as 1%.");
    }

    /// <summary>The limit for an import of a number of rows.</summary>
    public long For(long rowTotal) => Rows ?? (long)Math.Floor(rowTotal * Percent!.Value / 100);
}
