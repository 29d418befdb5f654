namespace Inhaul.Intake;

/// <summary>Writes lines of CSV.</summary>
internal static class CsvLine
{
    /// <summary>A line without its end.</summary>
    public static string Of(IEnumerable<string> values) => string.Join(',', values.Select(Quoted));

    /// <summary>A value, in quotes where it needs them.</summary>
    public static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 && !(value.Length > 0 && (value[0] == ' ' || value[^1] == ' '))
        ? value
        : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
