using System.Text.Json;
using Inhaul.Stores;

namespace Inhaul.Reporting.Previews;

/// <summary>What a prediction is about: the first line of its file.</summary>
/// <param name="Table">The table that the rows were to be written to.</param>
/// <param name="Sources">The SHA-256 of each source, in order.</param>
internal sealed record PredictionHeader(string Table, IReadOnlyList<string> Sources)
{
    /// <summary>What a prediction of an import is about.</summary>
    public static PredictionHeader Of(ImportRecord import) =>
        new(import.Options.Definition.Table, [.. import.Options.Sources.Select(source => source.File.Sha256)]);

    /// <summary>Writes it as an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("predicts", Table);
        json.WriteStartArray("sources");
        foreach (var sha256 in Sources)
        {
            json.WriteStringValue(sha256);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="Exception">It is none.</exception>
    public static PredictionHeader Read(JsonElement header) =>
        new(header.GetProperty("predicts").GetString()!, [.. header.GetProperty("sources").EnumerateArray().Select(sha256 => sha256.GetString()!)]);

    /// <summary>Whether an import is of the same input into the same table.</summary>
    public bool IsAbout(ImportRecord import) => Of(import) is var its && its.Table == Table && its.Sources.SequenceEqual(Sources, StringComparer.Ordinal);
}
