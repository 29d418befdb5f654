using System.Globalization;

namespace Inhaul.Mapping;

/// <summary>A person's decision about a column: its type, and for dates the format.</summary>
/// <param name="Column">The column's name in the target or in the source.</param>
/// <param name="Type">The type.</param>
/// <param name="Format">A .NET date format such as <c>dd/MM/yyyy</c>; null for ISO.</param>
internal sealed record ColumnDecision(string Column, ColumnType Type, string? Format)
{
    private const int SampleYear = 2001;

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

    private static ColumnDecision Checked(string text, ColumnDecision decision) =>
        decision.Format is { } format && FaultOf(decision.Type, format) is { } fault ? throw new InvalidConfigurationException($"--column {text}: {fault}") : decision;

    /// <summary>Why values of a type cannot be read in a format, as a sentence; null when they can.</summary>
    public static string? FaultOf(ColumnType type, string format)
    {
        if (type is not (ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampTz))
        {
            return "only date, timestamp and timestamp_tz take a format.";
        }

        var hasOffset = format.AsSpan().ContainsAny('z', 'K');
        if (type == ColumnType.TimestampTz && !hasOffset)
        {
            return "a timestamp_tz needs its offset in the format (zzz or K); without one it is a timestamp.";
        }

        if (type == ColumnType.Timestamp && hasOffset)
        {
            return "a timestamp has no offset; with one in its format (zzz or K) it is a timestamp_tz.";
        }

        return YearReadBack(type, format) switch
        {
            SampleYear => null,
            null => $"'{format}' is not a date format. Example: dd/MM/yyyy",
            _ => $"'{format}' has no year, and none is assumed. Example: dd/MM/yyyy",
        };
    }

    /// <summary>The year that is read from a day of <see cref="SampleYear"/> in a format: another one (today's) when the format has none.</summary>
    private static int? YearReadBack(ColumnType type, string format)
    {
        var invariant = CultureInfo.InvariantCulture;
        var sample = new DateTimeOffset(SampleYear, 2, 3, 4, 5, 6, TimeSpan.Zero);
        try
        {
            return type == ColumnType.Date && !TimeReader.HasTimeOfDay(format)
                ? DateOnly.TryParseExact(DateOnly.FromDateTime(sample.Date).ToString(format, invariant), format, invariant, DateTimeStyles.None, out var date) ? date.Year : null
                : DateTimeOffset.TryParseExact(sample.ToString(format, invariant), format, invariant, DateTimeStyles.AssumeUniversal, out var time) ? time.Year : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
