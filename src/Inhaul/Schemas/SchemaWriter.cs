using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Inhaul.Schemas;

/// <summary>Writes a Table Schema. What the standard has no word for is said in an object <c>inhaul</c>, which other programs pass over.</summary>
internal static class SchemaWriter
{
    private const string Profile = "https://datapackage.org/profiles/2.0/tableschema.json";

    /// <summary>What an import reads as true and false, in the letters that other programs tell apart.</summary>
    private static readonly string[] TrueWords = ["true", "True", "TRUE", "t", "T", "yes", "Yes", "YES", "y", "Y", "1"];
    private static readonly string[] FalseWords = ["false", "False", "FALSE", "f", "F", "no", "No", "NO", "n", "N", "0"];

    /// <summary>The schema as text.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="key">The columns that identify a row; empty for none.</param>
    /// <param name="table">The table that it describes; null for none.</param>
    public static string Write(IReadOnlyList<WrittenField> fields, IReadOnlyList<string> key, string? table = null)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", Profile);
            writer.WriteStartArray("fields");
            foreach (var field in fields)
            {
                Write(writer, field);
            }

            writer.WriteEndArray();
            WriteTexts(writer, "missingValues", [""]);
            if (key.Count > 0)
            {
                WriteTexts(writer, "primaryKey", key);
            }

            if (table is not null)
            {
                writer.WriteStartObject("inhaul");
                writer.WriteString("table", table);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, WrittenField field)
    {
        writer.WriteStartObject();
        writer.WriteString("name", field.Name);
        writer.WriteString("type", TypeOf(field.Type));
        var pattern = field.Format is { } format ? StrptimeFormat.FromNet(format) : null;
        if (field.Type == ColumnType.Uuid || field.Format is not null)
        {
            writer.WriteString("format", field.Type == ColumnType.Uuid ? "uuid" : pattern ?? "any");
        }

        if (field.IsYesNo)
        {
            WriteTexts(writer, "trueValues", TrueWords);
            WriteTexts(writer, "falseValues", FalseWords);
        }

        if (field.NullWords.Count > 0)
        {
            WriteTexts(writer, "missingValues", ["", .. field.NullWords]);
        }

        WriteConstraints(writer, field);
        WriteExtension(writer, field, isFormatKept: field.Format is null || (pattern is not null && StrptimeFormat.ToNet(pattern).Format == field.Format));
        writer.WriteEndObject();
    }

    private static void WriteConstraints(Utf8JsonWriter writer, WrittenField field)
    {
        if (!field.IsRequired && !field.IsUnique && field.MaxLength is null)
        {
            return;
        }

        writer.WriteStartObject("constraints");
        if (field.IsRequired)
        {
            writer.WriteBoolean("required", true);
        }

        if (field.IsUnique)
        {
            writer.WriteBoolean("unique", true);
        }

        if (field.MaxLength is { } longest)
        {
            writer.WriteNumber("maxLength", longest);
        }

        writer.WriteEndObject();
    }

    /// <summary>Says the type where the standard has one word for two, and the format where a pattern does not say all of it.</summary>
    private static void WriteExtension(Utf8JsonWriter writer, WrittenField field, bool isFormatKept)
    {
        if (isFormatKept && field.Type is not (ColumnType.Double or ColumnType.Timestamp or ColumnType.TimestampTz))
        {
            return;
        }

        writer.WriteStartObject("inhaul");
        writer.WriteString("type", Word.Of(field.Type));
        if (!isFormatKept)
        {
            writer.WriteString("format", field.Format);
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Integer => "integer",
        ColumnType.Decimal or ColumnType.Double => "number",
        ColumnType.Boolean => "boolean",
        ColumnType.Date => "date",
        ColumnType.Timestamp or ColumnType.TimestampTz => "datetime",
        _ => "string",
    };
}
