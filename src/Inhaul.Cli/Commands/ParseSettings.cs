using System.CommandLine;
using Inhaul.Parsing;

namespace Inhaul.Cli.Commands;

/// <summary>How files are read, as far as a person decides it; shared by the commands that read files.</summary>
internal static class ParseSettings
{
    private static readonly Option<string?> Records = new("--records") { Description = "The path of the array in a JSON document whose elements are the records: items or response.items (default: it is found)" };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command) => command.Options.Add(Records);

    /// <summary>What the command line says.</summary>
    public static ParseOptions Of(ParseResult parsed) => new()
    {
        Records = parsed.GetValue(Records),
    };
}
