namespace Inhaul.Mapping;

/// <summary>A person's word that one source column feeds one target column, or none.</summary>
/// <param name="Source">The column's name in the source.</param>
/// <param name="Column">The column's name in the target; empty to leave the source column out.</param>
internal sealed record ColumnMapping(string Source, string Column)
{
    /// <summary>Whether the source column is left out on purpose.</summary>
    public bool IsLeftOut => Column.Length == 0;

    /// <summary>Reads <c>source=target</c>, or <c>source=</c> to leave a column out.</summary>
    /// <exception cref="InvalidConfigurationException">The text is no mapping.</exception>
    public static ColumnMapping Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        var (source, column) = equals < 0 ? ("", "") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
        return source.Length > 0
            ? new ColumnMapping(source, column)
            : throw new InvalidConfigurationException($"--map {text} is not understood. Write source=target, for example --map \"Signup Date=signup_date\", or source= to leave the column out.");
    }
}
