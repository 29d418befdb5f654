using System.CommandLine;

namespace Inhaul.Cli.Commands;

/// <summary>How a folder of records is imported, as far as a person decides it.</summary>
internal static class FolderSettings
{
    private static readonly Option<string?> RowsAt = new("--rows-at") { Description = "Of a folder: the path of an array in each record that gives a row for each of its elements" };
    private static readonly Option<string[]> WithoutRows = new("--without-rows") { Description = "With --rows-at: what the row of a record without elements has instead, such as search_result.result_status=not_found" };
    private static readonly Option<string?> AttachmentFrom = new("--attachment-from") { Description = "Of a folder: the path of the text in each record that names its attachment" };
    private static readonly Option<string[]> AttachmentExtensions = new("--attachment-extensions") { Description = "Of a folder: what a file beside a record is an attachment by: .png,.jpg (default with --attachment-from: .png)" };
    private static readonly Option<string?> Tag = new("--tag") { Description = "Of a folder: what it is called, wherever it lies; its rows have it as the column tag (default: it is known by its path)" };
    private static readonly Option<string?> SingleFile = new("--single-file") { Description = "Of a folder: the only record file that is to be imported" };
    private static readonly Option<string> Prefix = new("--prefix") { Description = "Of a folder: what stands in front of the columns file, attachment and tag", DefaultValueFactory = _ => "" };

    private static readonly Option[] All = [RowsAt, WithoutRows, AttachmentFrom, AttachmentExtensions, Tag, SingleFile, Prefix];

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the command line says.</summary>
    public static FolderOptions Of(ParseResult parsed) => new()
    {
        Records = ParseSettings.RecordsOf(parsed) ?? new FolderOptions().Records,
        RowsAt = parsed.GetValue(RowsAt),
        WithoutRows = parsed.GetValue(WithoutRows)!.Select(Pair).GroupBy(pair => pair.Path).ToDictionary(same => same.Key, same => same.Last().Value),
        AttachmentFrom = parsed.GetValue(AttachmentFrom),
        AttachmentExtensions = [.. parsed.GetValue(AttachmentExtensions)!.SelectMany(extensions => extensions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
        Tag = parsed.GetValue(Tag),
        SingleFile = parsed.GetValue(SingleFile),
        Prefix = parsed.GetValue(Prefix)!,
    };

    private static (string Path, string Value) Pair(string text) => text.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
        ? (text[..equals].Trim(), text[(equals + 1)..])
        : throw new InvalidConfigurationException($"--without-rows {text} is not understood. Write path=value, for example --without-rows search_result.result_status=not_found.");

    /// <summary>Refuses what only a folder has.</summary>
    /// <exception cref="InvalidConfigurationException">An option is said.</exception>
    public static void RefuseWithoutFolder(ParseResult parsed)
    {
        if (All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } said)
        {
            throw new InvalidConfigurationException($"{said.Name} is for a folder of records, named by itself. Name one, or leave the option out.");
        }
    }
}
