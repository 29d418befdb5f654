namespace Inhaul.Schemas;

/// <summary>How a file is written, as its package says it.</summary>
internal sealed record TableDialect
{
    /// <summary>What separates the columns of text; null finds it out.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether the first line has the names of the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The text that stands for no value; null for none.</summary>
    public string? NullWord { get; init; }

    /// <summary>The sheet of a workbook, by its name or number; null for the first with values.</summary>
    public string? Sheet { get; init; }

    /// <summary>The path of the records in a JSON document; null finds it out.</summary>
    public string? Records { get; init; }

    /// <summary>Reads a dialect.</summary>
    /// <exception cref="InvalidConfigurationException">It says something that files are not read by; the message says what to do.</exception>
    public static TableDialect Read(SchemaPart part)
    {
        Refuse(part, "quoteChar", part.Text("quoteChar") is { } quote && quote != "\"", "values are quoted by \" alone");
        Refuse(part, "doubleQuote", part.Flag("doubleQuote") == false, "a quote in a quoted value is doubled");
        Refuse(part, "escapeChar", part.Has("escapeChar"), "a quote in a quoted value is doubled");
        Refuse(part, "commentChar", part.Has("commentChar"), "every line is a row");
        Refuse(part, "commentRows", part.Has("commentRows"), "every line is a row");
        Refuse(part, "headerRows", part.Plains("headerRows") is { } rows && rows is not [{ Text: "1" }], "the header is the first line; of a sheet, say --header-row");
        Refuse(part, "skipInitialSpace", part.Flag("skipInitialSpace") == true, "spaces are kept; declare \"inhaul\": {\"clean\": [\"trim\"]} for the fields that have them");
        var hasHeader = part.Flag("header") ?? true;
        return new TableDialect
        {
            Separator = SeparatorOf(part) ?? (hasHeader ? null : ','),
            HasHeader = hasHeader,
            NullWord = part.Text("nullSequence"),
            Sheet = part.Text("sheetName") ?? part.Plain("sheetNumber")?.Text,
            Records = part.Text("property"),
        };
    }

    private static char? SeparatorOf(SchemaPart part) => part.Text("delimiter") switch
    {
        null => null,
        [var separator] when separator is not ('"' or '\r' or '\n') && separator < 0x80 => separator,
        var other => throw part.Wrong($"the delimiter '{other}' is not supported; columns are separated by one ASCII character, such as a comma, a semicolon or a tab."),
    };

    private static void Refuse(SchemaPart part, string name, bool isSaid, string instead)
    {
        if (isSaid)
        {
            throw part.Wrong($"'{name}' is not supported: {instead}.");
        }
    }
}
