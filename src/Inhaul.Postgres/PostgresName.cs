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

    /// <summary>
    /// Takes a table's name apart: <c>schema.name</c> or <c>name</c>. A part that holds a dot itself stands in double quotes,
    /// quotes in it doubled.
    /// </summary>
    public static (string? Schema, string Name) Split(string table)
    {
        var (first, rest) = TakePart(table);
        return rest is null ? (null, first) : (first, TakePart(rest) is (var name, null) ? name : rest);
    }

    /// <summary>Puts a table's name together so that <see cref="Split"/> finds its parts again.</summary>
    public static string Join(string? schema, string name) => schema is null ? Part(name) : $"{Part(schema)}.{Part(name)}";

    private static string Part(string name) =>
        name.Contains('.', StringComparison.Ordinal) || name.StartsWith('"') ? Quote(name) : name;

    /// <summary>The first part of a name, and what stands behind its dot; null when there is no dot.</summary>
    private static (string First, string? Behind) TakePart(string name)
    {
        if (!name.StartsWith('"'))
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            return dot <= 0 || dot == name.Length - 1 ? (name, null) : (name[..dot], name[(dot + 1)..]);
        }

        for (var i = 1; i < name.Length; i++)
        {
            if (name[i] != '"')
            {
                continue;
            }

            if (i + 1 < name.Length && name[i + 1] == '"')
            {
                i++;
                continue;
            }

            var part = name[1..i].Replace("\"\"", "\"", StringComparison.Ordinal);
            return i == name.Length - 1 ? (part, null)
                : name[i + 1] == '.' && i + 2 < name.Length ? (part, name[(i + 2)..])
                : (name, null);
        }

        return (name, null);
    }
}
