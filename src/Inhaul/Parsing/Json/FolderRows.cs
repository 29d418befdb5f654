using System.Text.Json;

namespace Inhaul.Parsing.Json;

/// <summary>
/// How a folder of record files is written as one source: a line of JSON for each row. What was found against a row is in a
/// member of it (<see cref="Faults"/>), which is no column.
/// </summary>
/// <param name="Asked">What a person decided about the folder, as text: a part of what makes two submissions the same.</param>
/// <param name="Known">The paths of columns that there are whatever the files have: those of earlier imports, and those that a processor names.</param>
internal sealed record FolderRows(string Asked, IReadOnlyList<IReadOnlyList<string>> Known)
{
    private static readonly List<RecordFault> None = [];

    /// <summary>The member with what was found against a row.</summary>
    public static ReadOnlySpan<byte> Faults => "inhaul:faults"u8;

    /// <summary>Writes what was found against a row, as a member of it.</summary>
    public static void WriteFaults(Utf8JsonWriter json, IReadOnlyList<RecordFault> faults)
    {
        if (faults.Count == 0)
        {
            return;
        }

        json.WriteStartArray(Faults);
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Code);
            json.WriteString("message", fault.Message);
            if (fault.Column is not null)
            {
                json.WriteString("column", fault.Column);
                json.WriteString("value", fault.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What was found against a row, from the value of the member.</summary>
    public static List<RecordFault> ReadFaults(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return None;
        }

        var reader = new Utf8JsonReader(value);
        using var faults = JsonDocument.ParseValue(ref reader);
        return [.. faults.RootElement.EnumerateArray().Select(fault => new RecordFault(fault.GetProperty("code").GetString()!, fault.GetProperty("message").GetString()!)
        {
            Column = fault.TryGetProperty("column", out var column) ? column.GetString() : null,
            Value = fault.TryGetProperty("value", out var wrong) ? wrong.GetString() : null,
        })];
    }
}
