using System.Globalization;

namespace Inhaul.Cli.Commands;

/// <summary>Lengths of time as people write them: a number and s, m, h or d.</summary>
internal static class Duration
{
    /// <summary>Reads one.</summary>
    /// <param name="option">The option that has it, for the refusal.</param>
    /// <param name="text">What stands there.</param>
    /// <exception cref="InvalidConfigurationException">It is written otherwise.</exception>
    public static TimeSpan Parse(string option, string text)
    {
        var unit = text.Length > 1 ? text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 } : 0;
        return unit > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? TimeSpan.FromSeconds((double)number * unit)
            : throw new InvalidConfigurationException($"{option} {text} is not understood. Write a number and s, m, h or d, for example 24h.");
    }
}
