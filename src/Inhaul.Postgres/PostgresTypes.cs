namespace Inhaul.Postgres;

/// <summary>The types of PostgreSQL in Inhaul's words, and the other way round.</summary>
internal static class PostgresTypes
{
    /// <summary>What the catalog adds to the length of a type before it packs it.</summary>
    public const int ModifierHeader = 4;

    /// <summary>The declaration of a type in a new table.</summary>
    public static string Declared(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Integer => "bigint",
        ColumnType.Decimal => "numeric",
        ColumnType.Double => "double precision",
        ColumnType.Boolean => "boolean",
        ColumnType.Date => "date",
        ColumnType.Timestamp => "timestamp",
        ColumnType.TimestampTz => "timestamptz",
        ColumnType.Uuid => "uuid",
        _ => throw new InvalidOperationException($"No declaration for {type}."),
    };

    /// <summary>What values a column takes; a type that is not known here takes text, which the database reads in its own way.</summary>
    public static ColumnType Of(PostgresColumn column) => column.BaseType switch
    {
        "int2" or "int4" or "int8" => ColumnType.Integer,
        "numeric" => ColumnType.Decimal,
        "float4" or "float8" => ColumnType.Double,
        "bool" => ColumnType.Boolean,
        "date" => ColumnType.Date,
        "timestamp" => ColumnType.Timestamp,
        "timestamptz" => ColumnType.TimestampTz,
        "uuid" => ColumnType.Uuid,
        _ => ColumnType.Text,
    };

    /// <summary>How many characters a column takes at most; null when there is no limit.</summary>
    public static int? MaxLength(PostgresColumn column) => column is { BaseType: "varchar" or "bpchar", Modifier: >= ModifierHeader } ? column.Modifier - ModifierHeader : null;

    /// <summary>How values of a type are encoded for a column of a type; null when the database has to convert them.</summary>
    public static PostgresEncoding? Encoding(ColumnType type, PostgresColumn column) => (type, column.BaseType) switch
    {
        (ColumnType.Text, "text" or "varchar" or "bpchar" or "citext" or "json") => PostgresEncoding.Text,
        (ColumnType.Text, "jsonb") => PostgresEncoding.Jsonb,
        (ColumnType.Text, _) when column.Words is not null => PostgresEncoding.Text,
        (ColumnType.Integer, "int2") => PostgresEncoding.Int2,
        (ColumnType.Integer, "int4") => PostgresEncoding.Int4,
        (ColumnType.Decimal, "numeric") => PostgresEncoding.Numeric,
        (ColumnType.Double, "float4") => PostgresEncoding.Float4,
        _ when Of(column) == type && type != ColumnType.Text => Natural(type),
        _ => null,
    };

    /// <summary>How values of a type are encoded for a column that is declared for them.</summary>
    public static PostgresEncoding Natural(ColumnType type) => type switch
    {
        ColumnType.Text => PostgresEncoding.Text,
        ColumnType.Integer => PostgresEncoding.Int8,
        ColumnType.Decimal => PostgresEncoding.Numeric,
        ColumnType.Double => PostgresEncoding.Float8,
        ColumnType.Boolean => PostgresEncoding.Boolean,
        ColumnType.Date => PostgresEncoding.Date,
        ColumnType.Timestamp or ColumnType.TimestampTz => PostgresEncoding.Time,
        ColumnType.Uuid => PostgresEncoding.Uuid,
        _ => throw new InvalidOperationException($"No encoding for {type}."),
    };

    /// <summary>A value of a column as text in SQL, dates and times in the form that the engine gives them. JSON writes them the same way whatever the session is set to.</summary>
    public static string Shown(PostgresColumn column, string value) => Of(column) switch
    {
        ColumnType.Date => $"(to_json({value}) #>> '{{}}')",
        ColumnType.Timestamp => $"replace(to_json({value}) #>> '{{}}', 'T', ' ')",
        ColumnType.TimestampTz => $"CASE WHEN isfinite({value}) THEN (to_json({value} AT TIME ZONE 'UTC') #>> '{{}}') || 'Z' ELSE {value}::text END",
        _ => $"{value}::text",
    };

    /// <summary>
    /// Whether two values of a type are to be compared as text: types without an equality of their own, those whose equality
    /// overlooks differences (letter case), and those that are not known here.
    /// </summary>
    public static bool IsComparedAsText(PostgresColumn column) => column.BaseType switch
    {
        "text" or "varchar" or "bpchar" or "jsonb" => false,
        _ => Of(column) == ColumnType.Text && column.Words is null,
    };
}
