using System.CommandLine;
using Inhaul.Sources;

namespace Inhaul.Cli.Commands;

/// <summary>The options of commands that read input: what it is called, which of it is meant, what it may measure.</summary>
internal static class InputSettings
{
    /// <summary>What the input is called.</summary>
    public static Option<string?> Name { get; } = new("--name") { Description = "The name of the input, such as orders.csv, for standard input or a URL" };

    /// <summary>Which entries of a zip file are meant.</summary>
    public static Option<string[]> Entry { get; } = new("--entry") { Description = "Which files in a zip file are meant, with * and ?, such as *.csv (default: all)" };

    /// <summary>The limits of the input.</summary>
    public static Option<string[]> Limit { get; } = new("--limit")
    {
        Description = "Raise or lower a limit of the input: file-bytes, rows, record-bytes, field-bytes, columns or inflation-ratio, as name=value",
    };

    /// <summary>The limits.</summary>
    /// <exception cref="InvalidConfigurationException">One of them is none.</exception>
    public static SourceLimits LimitsOf(ParseResult parsed) => parsed.GetValue(Limit)!.Aggregate(new SourceLimits(), (limits, change) => limits.With(change));

    /// <summary>The locations of a command line, as they were written.</summary>
    /// <exception cref="InvalidConfigurationException">One of them is a mistyped option.</exception>
    public static IReadOnlyList<string> Checked(IReadOnlyList<string> locations) =>
        locations.FirstOrDefault(location => location.Length > 1 && location[0] == '-' && !File.Exists(location)) is { } typo
            ? throw new InvalidConfigurationException($"'{typo}' is neither an option nor a file. 'inhaul import --help' lists the options.")
            : locations;
}
