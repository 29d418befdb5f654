using System.CommandLine;
using Inhaul.Writing;

namespace Inhaul.Cli.Commands;

/// <summary>What a dry run is to tell of every row; checked before anything is done.</summary>
internal static class DiffOptions
{
    private const int MostRows = 10_000;

    /// <summary>Whether to tell it.</summary>
    public static Option<bool> Diff { get; } = new("--diff") { Description = "With --dry-run: tell for each row what would happen, old → new per field" };

    /// <summary>The files for all of it.</summary>
    public static Option<string[]> To { get; } = CreateTo();

    /// <summary>How many rows to show.</summary>
    public static Option<int> Rows { get; } = CreateRows();

    /// <summary>A place for what rows change; null when nobody asks.</summary>
    /// <exception cref="InvalidConfigurationException">It is asked for, but not of a dry run.</exception>
    public static ChangeSpool? OpenSpool(ParseResult parsed, bool isDry)
    {
        if (!parsed.GetValue(Diff) && parsed.GetValue(To)!.Length == 0)
        {
            return null;
        }

        return isDry ? ChangeSpool.Create()
            : throw new InvalidConfigurationException("--diff and --diff-to tell what would happen; add --dry-run. What did happen is told by 'inhaul verify ID --against' a prediction.");
    }

    /// <summary>Whether a file is a prediction, which <c>verify</c> understands, rather than a table for people.</summary>
    public static bool IsPrediction(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONL" or ".NDJSON";

    private static Option<string[]> CreateTo()
    {
        var option = new Option<string[]>("--diff-to") { Description = "With --dry-run: write what would happen to every row to this file: .csv for people, .json for 'inhaul verify --against'" };
        option.Validators.Add(result =>
        {
            foreach (var path in result.Tokens.Select(token => token.Value))
            {
                if (!IsPrediction(path) && !Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
                {
                    result.AddError($"--diff-to {path}: name a file that ends in .csv or .json.");
                }
                else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
                {
                    result.AddError($"--diff-to {path}: there is no such folder.");
                }
            }
        });
        return option;
    }

    private static Option<int> CreateRows()
    {
        var option = new Option<int>("--diff-rows") { Description = "How many rows --diff shows; files and JSON have all of them", DefaultValueFactory = _ => 50 };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[^1].Value, System.Globalization.CultureInfo.InvariantCulture, out var rows) && rows is < 0 or > MostRows)
            {
                result.AddError($"--diff-rows {result.Tokens[^1].Value} is out of range; write 0 to {MostRows}.");
            }
        });
        return option;
    }
}
