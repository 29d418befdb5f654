using System.Globalization;
using Inhaul.Intake;

namespace Inhaul.Cli.Output.Profiles;

/// <summary>How rows fare with a key, in a sentence.</summary>
internal static class KeyText
{
    /// <summary>The sentence.</summary>
    public static string Of(KeyRepeats key)
    {
        var name = string.Join(" + ", key.Columns);
        return key is { Repeats: 0, Missing: 0 }
            ? string.Create(CultureInfo.InvariantCulture, $"{name} identifies all {key.Rows:N0} rows")
            : string.Create(CultureInfo.InvariantCulture, $"the key {name}: {key.Repeats:N0} rows repeat the key of a row before them, {key.Missing:N0} have none");
    }

    /// <summary>A key that is repeated, with the lines on which it stands.</summary>
    public static string Of(RepeatedKey example) =>
        $"'{string.Join("', '", example.Values)}' on the lines {string.Join(", ", example.Lines)}{(example.Rows > example.Lines.Count ? $" and {(example.Rows - example.Lines.Count).ToString("N0", CultureInfo.InvariantCulture)} more" : "")}";
}
