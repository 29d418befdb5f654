using System.Text;

namespace Inhaul.Postgres;

/// <summary>Identifiers in SQL: always quoted, so that nothing from a file is ever read as SQL.</summary>
internal static class PostgresName
{
    /// <summary>A quoted identifier.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Quoted identifiers with commas between.</summary>
    public static string QuoteAll(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    /// <summary>A table's name as people write it, quoted: <c>sales.orders</c> becomes <c>"sales"."orders"</c>.</summary>
    public static string QuoteTable(string table)
    {
        var (schema, name) = Split(table);
        return schema is null ? Quote(name) : $"{Quote(schema)}.{Quote(name)}";
    }

    /// <summary>Takes a table's name apart: <c>schema.name</c>, <c>name</c>, and each part in quotes when it holds a dot itself.</summary>
    public static (string? Schema, string Name) Split(string table)
    {
        var part = new StringBuilder();
        string? schema = null;
        var isQuoted = false;
        foreach (var character in table)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == '.' && !isQuoted && schema is null && part.Length > 0)
            {
                schema = part.ToString();
                part.Clear();
            }
            else
            {
                part.Append(character);
            }
        }

        return (schema, part.ToString());
    }

    /// <summary>Puts a table's name together so that <see cref="Split"/> finds its parts again.</summary>
    public static string Join(string? schema, string name) => schema is null ? Part(name) : $"{Part(schema)}.{Part(name)}";

    private static string Part(string name) => name.Contains('.', StringComparison.Ordinal) ? $"\"{name}\"" : name;
}
