using System.Collections.Frozen;

namespace Inhaul.Mapping.Suggesting;

/// <summary>
/// Words that are written in several ways, whatever the data is about. Only those of which nobody could think something else:
/// a match by them is taken without asking.
/// </summary>
internal static class WordForms
{
    private static readonly FrozenDictionary<string, string> Usual = new (string Word, string[] Forms)[]
    {
        ("account", ["acct"]), ("address", ["addr"]), ("amount", ["amt"]), ("application", ["app"]), ("average", ["avg"]), ("center", ["centre"]),
        ("color", ["colour"]), ("customer", ["cust"]), ("database", ["db"]), ("department", ["dept"]), ("description", ["desc", "descr"]), ("destination", ["dest", "dst"]),
        ("environment", ["env"]), ("identifier", ["ident"]), ("language", ["lang"]), ("license", ["licence"]), ("maximum", ["max"]), ("memory", ["mem", "ram"]),
        ("manager", ["mgr"]), ("minimum", ["min"]), ("number", ["num", "nbr", "nr"]), ("operatingsystem", ["os"]), ("organization", ["organisation", "org"]),
        ("phone", ["telephone", "tel"]), ("quantity", ["qty"]), ("reference", ["ref"]), ("source", ["src"]), ("timestamp", ["ts"]), ("utilization", ["utilisation", "util"]),
        ("gb", ["gigabyte", "gigabytes"]), ("mb", ["megabyte", "megabytes"]), ("tb", ["terabyte", "terabytes"]), ("kb", ["kilobyte", "kilobytes"]),
        ("percent", ["percentage", "pct"]), ("ms", ["msec", "millisecond", "milliseconds"]), ("sec", ["secs", "seconds"]),
        ("kg", ["kilogram", "kilograms"]), ("km", ["kilometer", "kilometers", "kilometre", "kilometres"]), ("lb", ["lbs"]),
    }.SelectMany(entry => entry.Forms.Select(form => (form, entry.Word))).ToFrozenDictionary(pair => pair.form, pair => pair.Word);

    private static readonly FrozenSet<string> Units = FrozenSet.ToFrozenSet(
    [
        "kb", "mb", "gb", "tb", "pb", "kib", "mib", "gib", "tib", "hz", "khz", "mhz", "ghz", "kbps", "mbps", "gbps", "ms", "sec", "percent", "usd", "eur", "gbp", "chf", "kg", "lb", "km",
    ]);

    /// <summary>A word in its usual form.</summary>
    public static string UsualFormOf(string word) => Usual.GetValueOrDefault(word, word);

    /// <summary>Whether a word in its usual form is a unit: names that differ in it do not mean the same.</summary>
    public static bool IsUnit(string word) => Units.Contains(word);

    /// <summary>The word that a sign stands for; null for none.</summary>
    public static string? OfSign(char sign) => sign switch
    {
        '%' => "percent",
        '#' => "number",
        '$' => "usd",
        '€' => "eur",
        '£' => "gbp",
        _ => null,
    };

    /// <summary>A word without the ending of a plural. It need not be a word any more; it is compared with others of its kind.</summary>
    public static string Stem(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 3 && word[^1] == 's' && (word[^2] is not ('s' or 'u' or 'i') || word.Length == 4) ? word[..^1]
        : word;
}
