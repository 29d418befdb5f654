namespace Inhaul.Sqlite;

/// <summary>Column types in SQLite's declarations, which are words with a meaning by convention.</summary>
internal static class SqliteTypes
{
    /// <summary>The declaration of a type.</summary>
    public static string Declared(ColumnType type) => type switch
    {
        ColumnType.Text => "TEXT",
        ColumnType.Integer => "INTEGER",
        ColumnType.Decimal => "DECIMAL",
        ColumnType.Double => "DOUBLE",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "TIMESTAMP",
        ColumnType.TimestampTz => "TIMESTAMPTZ",
        ColumnType.Uuid => "UUID",
        _ => throw new InvalidOperationException($"No declaration for {type}."),
    };

    /// <summary>The type of a declaration, also of those that others write; what is unknown takes any text.</summary>
    public static ColumnType OfDeclared(string declared)
    {
        var word = declared.Split('(')[0].Trim().ToUpperInvariant();
        return word switch
        {
            "INTEGER" or "INT" or "BIGINT" or "SMALLINT" or "TINYINT" or "MEDIUMINT" or "INT2" or "INT8" => ColumnType.Integer,
            "DECIMAL" or "NUMERIC" or "MONEY" => ColumnType.Decimal,
            "DOUBLE" or "REAL" or "FLOAT" or "DOUBLE PRECISION" => ColumnType.Double,
            "BOOLEAN" or "BOOL" => ColumnType.Boolean,
            "DATE" => ColumnType.Date,
            "TIMESTAMP" or "DATETIME" => ColumnType.Timestamp,
            "TIMESTAMPTZ" or "TIMESTAMP WITH TIME ZONE" or "DATETIMEOFFSET" => ColumnType.TimestampTz,
            "UUID" or "GUID" or "UNIQUEIDENTIFIER" => ColumnType.Uuid,
            _ => ColumnType.Text,
        };
    }

    /// <summary>How many characters a declaration allows, such as 20 in <c>VARCHAR(20)</c>; null when it says nothing. SQLite itself takes longer values.</summary>
    public static int? MaxLength(string declared) =>
        OfDeclared(declared) == ColumnType.Text && declared.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open && declared.IndexOf(')', open) is > 0 and var close
        && int.TryParse(declared.AsSpan(open + 1, close - open - 1), System.Globalization.NumberStyles.AllowLeadingWhite | System.Globalization.NumberStyles.AllowTrailingWhite, System.Globalization.CultureInfo.InvariantCulture, out var length)
            ? length
            : null;
}
