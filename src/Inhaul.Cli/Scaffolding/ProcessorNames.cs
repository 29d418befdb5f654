namespace Inhaul.Cli.Scaffolding;

/// <summary>What the classes of a new processor are called.</summary>
/// <param name="Record">The row type.</param>
/// <param name="Processor">The processor; its name decides the import type.</param>
/// <param name="Type">The import type.</param>
/// <param name="Note">What a person should know about the names; null for nothing.</param>
internal sealed record ProcessorNames(string Record, string Processor, string Type, string? Note)
{
    private const string Suffix = "Processor";

    /// <summary>Types that the generated code names, so that no record may be called like them.</summary>
    private static readonly HashSet<string> Used = new(StringComparer.Ordinal)
    {
        "Assert", "DateOnly", "DateTime", "DateTimeOffset", "Fact", "Guid", "ProcessorTestKit", "RowOutcome", "TableImport", "TableProcessor", "Task", "TestContext",
    };

    /// <summary>
    /// The names for a file. Without a name of its own the processor is called so that its import type is the one that
    /// <c>inhaul import</c> gives the file: <c>customers.csv</c> has a <c>CustomersProcessor</c> of <c>Customer</c>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What the processor is to be called, with or without <c>Processor</c> behind it; null to take it from the file.</param>
    /// <exception cref="InvalidConfigurationException">No class can be called so.</exception>
    public static ProcessorNames Of(string path, string? name)
    {
        if (name is not null)
        {
            return Named(Asked(name), note: null);
        }

        var type = ImportType.FromFileName(path);
        return Stem(type) is { } stem
            ? Named(stem, note: null)
            : Named(Stem($"import_{type}")!, $"no class can be called {type}, so that the import type is import_{type}; --name decides otherwise");
    }

    private static ProcessorNames Named(string stem, string? note) => new(RecordOf(stem), stem + Suffix, SnakeCase.Of(stem), note);

    private static string Asked(string name)
    {
        var words = name.Trim();
        words = words.EndsWith(Suffix, StringComparison.Ordinal) && words.Length > Suffix.Length ? words[..^Suffix.Length] : words;
        var stem = Identifier.IsValid(words) && char.IsUpper(words[0]) ? words : Identifier.Pascal(words);
        return Identifier.IsValid(stem) && words.All(c => Identifier.IsValid($"A{c}") || c is ' ' or '-')
            ? stem
            : throw new InvalidConfigurationException($"--name '{name}' is no name for a class. Write words that begin with a letter, such as --name CustomerData.");
    }

    /// <summary>The class name that gives an import type, with underscores only where capitals do not part the words; null when there is none.</summary>
    private static string? Stem(string type)
    {
        var stem = "";
        foreach (var word in type.Split('_'))
        {
            var soFar = stem.Length == 0 ? word : $"{SnakeCase.Of(stem)}_{word}";
            var joined = stem + Identifier.Capital(word);
            stem = SnakeCase.Of(joined) == soFar ? joined : $"{stem}_{Identifier.Capital(word)}";
        }

        return Identifier.IsValid(stem) && SnakeCase.Of(stem) == type ? stem : null;
    }

    /// <summary>One of what the processor imports: <c>CustomerData</c> and <c>Customers_2024</c> are of <c>Customer</c>.</summary>
    private static string RecordOf(string stem)
    {
        var words = SnakeCase.Of(stem).Split('_', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && (words[^1] == "data" || words[^1].All(char.IsDigit)))
        {
            words.RemoveAt(words.Count - 1);
        }

        words[^1] = Singular.Of(words[^1]);
        var record = string.Concat(words.Select(Identifier.Capital));
        return Used.Contains(record) ? record + "Row" : record;
    }
}
