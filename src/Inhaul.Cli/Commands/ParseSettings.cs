using System.CommandLine;
using Inhaul.Parsing;

namespace Inhaul.Cli.Commands;

/// <summary>How files are read, as far as a person decides it; shared by the commands that read files.</summary>
internal static class ParseSettings
{
    private static readonly Option<string?> Records = new("--records") { Description = "The path of the array in a JSON document whose elements are the records: items or response.items (default: it is found). Of a folder, which files are records, with * and ? (default: *.json)" };
    private static readonly Option<string?> Sheet = new("--sheet") { Description = "The sheet of a workbook, by its name or number (default: the first visible one with values)" };
    private static readonly Option<int?> HeaderRow = new("--header-row") { Description = "The row of a sheet with the names of the columns (default: it is found)" };
    private static readonly Option<string?> Widths = new("--widths") { Description = "The widths of columns at fixed places, in characters: 10,20 or name:10,city:20" };
    private static readonly Option<bool> NoHeader = new("--no-header") { Description = "With --widths: the first line is a row" };

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Records, Sheet, HeaderRow, Widths, NoHeader])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the command line says about records: a path in a document, or a pattern of files in a folder; null for nothing.</summary>
    public static string? RecordsOf(ParseResult parsed) => parsed.GetValue(Records);

    /// <summary>What the command line says.</summary>
    public static ParseOptions Of(ParseResult parsed) => new()
    {
        Records = parsed.GetValue(Records),
        Sheet = parsed.GetValue(Sheet),
        HeaderRow = parsed.GetValue(HeaderRow) is not < 1 ? parsed.GetValue(HeaderRow) : throw new InvalidConfigurationException("--header-row counts rows from 1."),
        Widths = parsed.GetValue(Widths),
        NoHeader = parsed.GetValue(NoHeader),
    };
}
