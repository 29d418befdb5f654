using System.Text.Json;

namespace Inhaul.Testing.Comparing;

/// <summary>What was observed outside of the database, so that it can be compared like a table.</summary>
internal static class Observation
{
    /// <summary>The table: a row for each item of a list, or one for anything else.</summary>
    /// <param name="seen">What was observed.</param>
    /// <exception cref="InvalidConfigurationException">It cannot be written as JSON.</exception>
    public static TableContents Of(object? seen)
    {
        var json = Json(seen);
        IEnumerable<JsonElement> items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [json];
        return new TableContents("observed", [new TableColumn("", IsKey: false)], [.. items.Select(item => (string?[])[Text(item)])]);
    }

    private static JsonElement Json(object? seen)
    {
        try
        {
            return JsonSerializer.SerializeToElement(seen);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InvalidConfigurationException($"What Observe gave cannot be written as JSON: {exception.Message} Give texts, numbers, records, or lists of them.");
        }
    }

    private static string? Text(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => item.GetString(),
        _ => item.GetRawText(),
    };
}
