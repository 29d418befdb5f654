using System.CommandLine;
using Inhaul.Mapping;
using Inhaul.Mapping.Suggesting;
using Inhaul.Sources;

namespace Inhaul.Cli.Commands;

/// <summary>What a person may decide about a file, whichever command reads it.</summary>
internal static class InputOptions
{
    /// <summary>Which columns identify a row.</summary>
    public static Option<string[]> Key { get; } = new("--key") { Description = "The columns that identify a row: a or a,b" };

    /// <summary>Of which type a column is.</summary>
    public static Option<string[]> Column { get; } = new("--column") { Description = "Decide a column's type: name:type[:format]" };

    /// <summary>Other names of the table's columns.</summary>
    public static Option<string?> Aliases { get; } = new("--aliases") { Description = "A JSON file with other names of the table's columns: {\"memory_gb\": [\"RAM (GB)\", \"memory\"]}" };

    /// <summary>What the input is called.</summary>
    public static Option<string?> Name { get; } = new("--name") { Description = "The name of the input, such as orders.csv, for standard input or a URL" };

    /// <summary>Which entries of a zip file are meant.</summary>
    public static Option<string[]> Entry { get; } = new("--entry") { Description = "Which files in a zip file are meant, with * and ?, such as *.csv (default: all)" };

    /// <summary>What the file may measure.</summary>
    public static Option<string[]> Limit { get; } = new("--limit")
    {
        Description = "Raise or lower a limit of the input: file-bytes, rows, record-bytes, field-bytes, columns, json-depth, inflation-ratio or shared-text-bytes, as name=value",
    };

    /// <summary>The key's columns; none when nothing is said.</summary>
    public static IReadOnlyList<string> KeyOf(ParseResult parsed) =>
        [.. parsed.GetValue(Key)!.SelectMany(key => key.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The columns whose types are decided.</summary>
    public static IReadOnlyList<ColumnDecision> ColumnsOf(ParseResult parsed) => [.. parsed.GetValue(Column)!.Select(ColumnDecision.Parse)];

    /// <summary>The other names; none when nothing is said.</summary>
    public static AliasTable AliasesOf(ParseResult parsed) => parsed.GetValue(Aliases) is { } path ? AliasTable.Read(path) : AliasTable.None;

    /// <summary>The limits.</summary>
    public static SourceLimits LimitsOf(ParseResult parsed) => parsed.GetValue(Limit)!.Aggregate(new SourceLimits(), (limits, change) => limits.With(change));

    /// <summary>The locations of a command line, as they were written.</summary>
    /// <exception cref="InvalidConfigurationException">One of them is a mistyped option.</exception>
    public static IReadOnlyList<string> Checked(IReadOnlyList<string> locations) =>
        locations.FirstOrDefault(location => location.Length > 1 && location[0] == '-' && !File.Exists(location)) is { } typo
            ? throw new InvalidConfigurationException($"'{typo}' is neither an option nor a file. 'inhaul import --help' lists the options.")
            : locations;
}
