namespace Inhaul.Cli.Output;

/// <summary>A value of a file or a table as a terminal can show it: shortened, and without what would move the cursor.</summary>
internal static class ShownValue
{
    private const int Longest = 40;

    /// <summary>What is shown of a value; null is no value.</summary>
    public static string Of(string? value) => value is null ? "∅" : Mapping.RowMapper.Shorten(string.Concat(value.Select(c => char.IsControl(c) ? '\u2400' : c)), Longest);
}
