namespace Inhaul.Mapping;

/// <summary>A person's decision about a column: its type, and for dates the format.</summary>
/// <param name="Column">The column's name in the target or in the source.</param>
/// <param name="Type">The type.</param>
/// <param name="Format">A .NET date format such as <c>dd/MM/yyyy</c>; null for ISO.</param>
internal sealed record ColumnDecision(string Column, ColumnType Type, string? Format)
{
    /// <summary>Reads <c>name:type[:format]</c>; the name may itself contain colons.</summary>
    /// <exception cref="InvalidConfigurationException">The text is no such decision.</exception>
    public static ColumnDecision Parse(string text)
    {
        var words = Word.All<ColumnType>().ToHashSet(StringComparer.Ordinal);
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon > 0; colon = text.IndexOf(':', colon + 1))
        {
            var rest = text[(colon + 1)..];
            var end = rest.IndexOf(':', StringComparison.Ordinal);
            var word = end < 0 ? rest : rest[..end];
            if (words.Contains(word))
            {
                return Checked(text, new ColumnDecision(text[..colon], Word.Parse<ColumnType>(word), end < 0 ? null : rest[(end + 1)..]));
            }
        }

        throw new InvalidConfigurationException(
            $"--column {text} is not understood. Write name:type[:format]; the types are {string.Join(", ", words)}. Example: --column signup:date:dd/MM/yyyy");
    }

    private static ColumnDecision Checked(string text, ColumnDecision decision)
    {
        if (decision.Format is null)
        {
            return decision;
        }

        if (decision.Type is not (ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampTz))
        {
            throw new InvalidConfigurationException($"--column {text}: only date, timestamp and timestamp_tz take a format.");
        }

        if (decision.Type == ColumnType.TimestampTz && !decision.Format.Contains('z', StringComparison.Ordinal) && !decision.Format.Contains('K', StringComparison.Ordinal))
        {
            throw new InvalidConfigurationException($"--column {text}: a timestamp_tz needs its offset in the format (zzz or K); without one it is a timestamp.");
        }

        try
        {
            _ = decision.Type == ColumnType.Date
                ? DateOnly.MinValue.ToString(decision.Format, System.Globalization.CultureInfo.InvariantCulture)
                : DateTimeOffset.UnixEpoch.ToString(decision.Format, System.Globalization.CultureInfo.InvariantCulture);
            return decision;
        }
        catch (FormatException)
        {
            throw new InvalidConfigurationException($"--column {text}: '{decision.Format}' is not a date format. Example: dd/MM/yyyy");
        }
    }
}
