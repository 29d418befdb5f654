using System.Text.Json;

namespace Inhaul.Reporting.Previews;

/// <summary>A previewed row as JSON, the same in a prediction and on the command line. Its names are a contract.</summary>
internal static class PreviewJson
{
    /// <summary>Writes a row as an object.</summary>
    public static void Write(Utf8JsonWriter json, PreviewedRow row)
    {
        json.WriteStartObject();
        json.WriteNumber("row", row.Row);
        json.WriteNumber("line", row.Line);
        json.WriteString("outcome", Word.Of(row.Outcome));
        if (row.Key is null)
        {
            json.WriteNull("key");
        }
        else
        {
            json.WriteStartObject("key");
            foreach (var (column, value) in row.Key)
            {
                json.WriteString(column, value);
            }

            json.WriteEndObject();
        }

        json.WriteString("reason", row.Reason);
        json.WriteStartArray("changes");
        foreach (var (column, old, now) in row.Changes)
        {
            json.WriteStartObject();
            json.WriteString("column", column);
            json.WriteString("old", old);
            json.WriteString("new", now);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="Exception">It is none.</exception>
    public static PreviewedRow Read(JsonElement row) => new(
        row.GetProperty("row").GetInt64(),
        row.GetProperty("line").GetInt64(),
        Word.Parse<RowOutcome>(row.GetProperty("outcome").GetString()!),
        row.GetProperty("key") is { ValueKind: JsonValueKind.Object } key ? [.. key.EnumerateObject().Select(part => KeyValuePair.Create(part.Name, part.Value.GetString()))] : null,
        row.GetProperty("reason").GetString(),
        [.. row.GetProperty("changes").EnumerateArray().Select(change => new PreviewedChange(
            change.GetProperty("column").GetString()!, change.GetProperty("old").GetString(), change.GetProperty("new").GetString()))]);
}
