namespace Inhaul.Cli.Commands;

/// <summary>How the findings of a review are written.</summary>
internal static class ReviewFormat
{
    /// <summary>A table for a person at a terminal, with the code.</summary>
    public const string Table = "table";

    /// <summary>A page to read, or to put into a comment.</summary>
    public const string Markdown = "markdown";

    /// <summary>For code scanning services and editors.</summary>
    public const string Sarif = "sarif";

    /// <summary>For programs.</summary>
    public const string Json = "json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Words { get; } = [Table, Markdown, Sarif, Json];

    /// <summary>The format that was asked for.</summary>
    /// <param name="said">What <c>--format</c> says; null when nothing.</param>
    /// <param name="isJson">Whether <c>--output json</c> was said.</param>
    /// <param name="to">The file to write; null for none.</param>
    public static string Of(string? said, bool isJson, string? to) => (said, isJson) switch
    {
        (null or Json, true) => Json,
        ({ }, true) => throw new InvalidConfigurationException($"--format {said} and --output json contradict each other: leave one of them out."),
        ({ }, false) => said,
        _ => Path.GetExtension(to)?.ToLowerInvariant() switch { ".md" => Markdown, ".sarif" => Sarif, ".json" => Json, _ => Table },
    };
}
