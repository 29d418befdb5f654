namespace Inhaul.Mapping;

/// <summary>A person's word that one source column feeds one target column.</summary>
/// <param name="Source">The column's name in the source.</param>
/// <param name="Column">The column's name in the target.</param>
internal sealed record ColumnMapping(string Source, string Column)
{
    /// <summary>Reads <c>source=target</c>.</summary>
    /// <exception cref="InvalidConfigurationException">The text is no mapping.</exception>
    public static ColumnMapping Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        var (source, column) = equals < 0 ? ("", "") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
        return source.Length > 0 && column.Length > 0
            ? new ColumnMapping(source, column)
            : throw new InvalidConfigurationException($"--map {text} is not understood. Write source=target, for example --map \"Signup Date=signup_date\".");
    }
}
