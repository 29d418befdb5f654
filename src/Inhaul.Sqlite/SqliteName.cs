namespace Inhaul.Sqlite;

/// <summary>Identifiers in SQL: always quoted, so that nothing from a file is ever read as SQL.</summary>
internal static class SqliteName
{
    /// <summary>A quoted identifier.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Quoted identifiers with commas between.</summary>
    public static string QuoteAll(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));
}
