using Inhaul.Mapping;

namespace Inhaul.Reporting;

/// <summary>A value of a file or a table as a terminal can show it: shortened, and without what would move the cursor.</summary>
internal static class ShownValue
{
    /// <summary>What is shown of a value; null is no value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="longest">How many characters of it.</param>
    public static string Of(string? value, int longest = 40) => value is null ? "∅" : RowMapper.Shorten(string.Concat(value.Select(c => char.IsControl(c) ? '\u2400' : c)), longest);
}
