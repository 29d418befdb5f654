namespace Inhaul;

/// <summary>The spelling that both policies share: a word, and for one of them a column after a colon.</summary>
internal static class PolicyText
{
    public static (T Word, string? Column) Parse<T>(string text, T withColumn) where T : struct, Enum
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var word = Word.Parse<T>(colon < 0 ? text : text[..colon]);
        var column = colon < 0 ? null : text[(colon + 1)..];
        if (EqualityComparer<T>.Default.Equals(word, withColumn) != !string.IsNullOrEmpty(column))
        {
            throw new InvalidConfigurationException(
                $"'{text}' is not complete: write {Word.Of(withColumn)}:column, and a column for no other word.");
        }

        return (word, column);
    }

    public static string Format<T>(T word, string? column) where T : struct, Enum =>
        column is null ? Word.Of(word) : $"{Word.Of(word)}:{column}";
}
