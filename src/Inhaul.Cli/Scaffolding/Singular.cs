namespace Inhaul.Cli.Scaffolding;

/// <summary>What one of several is called, for the few forms of English that are safe; any other word stays as it is.</summary>
internal static class Singular
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["people"] = "person",
        ["children"] = "child",
        ["men"] = "man",
        ["women"] = "woman",
        ["movies"] = "movie",
        ["cookies"] = "cookie",
        ["statuses"] = "status",
        ["buses"] = "bus",
        ["bonuses"] = "bonus",
        ["viruses"] = "virus",
        ["campuses"] = "campus",
        ["caches"] = "cache",
        ["heroes"] = "hero",
        ["potatoes"] = "potato",
        ["analyses"] = "analysis",
        ["series"] = "series",
        ["species"] = "species",
        ["news"] = "news",
        ["gas"] = "gas",
        ["canvas"] = "canvas",
        ["atlas"] = "atlas",
        ["lens"] = "lens",
    };

    /// <summary>The singular of a word in lower case.</summary>
    public static string Of(string word) =>
        Irregular.TryGetValue(word, out var singular) ? singular
        : Ends(word, "ies") && word.Length > 4 ? word[..^3] + "y"
        : Ends(word, "sses") || Ends(word, "shes") || Ends(word, "ches") || Ends(word, "xes") ? word[..^2]
        : Ends(word, "s") && word.Length > 2 && !Ends(word, "ss") && !Ends(word, "us") && !Ends(word, "is") ? word[..^1]
        : word;

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
