using System.Collections.Frozen;

namespace Inhaul.Mapping.Cleaning;

/// <summary>The words by which cleaning is declared, wherever it is: in a processor, on the command line, in a file.</summary>
internal static class CleaningWords
{
    /// <summary>The word of <see cref="NullStep"/>.</summary>
    public const string Null = "null";

    /// <summary>The word of <see cref="UnitStep"/>.</summary>
    public const string Unit = "unit";

    /// <summary>The word of <see cref="BareNumberStep"/>.</summary>
    public const string BareNumber = "bare_number";

    /// <summary>The word of a <see cref="NumberStep"/> with a decimal point.</summary>
    public const string Thousands = "thousands";

    /// <summary>The word of a <see cref="NumberStep"/> with a decimal comma.</summary>
    public const string DecimalComma = "decimal_comma";

    private static readonly FrozenDictionary<string, CleaningStep> Plain = new Dictionary<string, CleaningStep>(StringComparer.Ordinal)
    {
        ["trim"] = new TrimStep(),
        ["spaces"] = new SpacesStep(),
        ["control"] = new ControlStep(),
        ["nfc"] = new NormalizeStep(isCompatible: false),
        ["nfkc"] = new NormalizeStep(isCompatible: true),
        ["upper"] = new UpperStep(),
        ["lower"] = new LowerStep(),
        ["title"] = new TitleStep(),
        ["phone"] = new PhoneStep(),
        ["email"] = new EmailStep(),
        ["url"] = new UrlStep(),
        [Thousands] = new NumberStep(point: '.', separators: ','),
        [BareNumber] = new BareNumberStep(),
        [DecimalComma] = new NumberStep(point: ',', separators: '.'),
        [Null] = new NullStep(NullStep.UsualWords),
    }.ToFrozenDictionary();

    /// <summary>All of them, as people write them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Plain.Keys.Order(StringComparer.Ordinal), $"{Null}:word|word", $"{Unit}:GB"];

    /// <summary>The step that a word stands for.</summary>
    /// <exception cref="InvalidConfigurationException">It stands for none; the message lists those that are known.</exception>
    public static CleaningStep Parse(string word) =>
        Plain.TryGetValue(word, out var step) ? step
        : Argument(word, Null) is { } words ? new NullStep(words.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        : Argument(word, Unit) is { } unit ? new UnitStep(unit)
        : throw new InvalidConfigurationException($"'{word}' is no way to clean a value. There are {NameList.Of(All)}.");

    /// <summary>The name of a word without what it is said about.</summary>
    public static string NameOf(string word) => word.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? word[..colon] : word;

    /// <summary>Whether a step has this name.</summary>
    public static bool IsName(string name) => name == Unit || Plain.ContainsKey(name);

    private static string? Argument(string word, string name) =>
        word.Length > name.Length + 1 && word[name.Length] == ':' && word.StartsWith(name, StringComparison.Ordinal) && word[(name.Length + 1)..].Trim() is { Length: > 0 } argument
            ? argument
            : null;
}
