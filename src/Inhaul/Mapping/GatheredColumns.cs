using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inhaul.Parsing;

namespace Inhaul.Mapping;

/// <summary>The columns of a source that have no place of their own, put together as one JSON object by name. Those without a value are left out.</summary>
/// <param name="names">Their names.</param>
/// <param name="positions">Where the source has them.</param>
internal sealed class GatheredColumns(IReadOnlyList<string> names, int[] positions)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly JsonEncodedText[] _names = [.. names.Select(name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    /// <summary>Whether a value that was read last holds a NUL character, which the JSON hides.</summary>
    public bool HasNul { get; private set; }

    /// <summary>The object of a record; empty when no column has a value. Valid until the next is read.</summary>
    /// <param name="records">The reader, standing on the record.</param>
    /// <param name="patch">Corrected values that replace the record's own; null for none.</param>
    public ReadOnlySpan<byte> Read(RecordReader records, RowPatch? patch)
    {
        HasNul = false;
        _json.ResetWrittenCount();
        var isEmpty = true;
        using (var writer = new Utf8JsonWriter(_json, Plain))
        {
            writer.WriteStartObject();
            for (var i = 0; i < positions.Length; i++)
            {
                var value = patch is null ? records.Field(positions[i]) : Encoding.UTF8.GetBytes(patch.Values.GetValueOrDefault(names[i], ""));
                if (!value.IsEmpty)
                {
                    isEmpty = false;
                    HasNul |= value.Contains((byte)0);
                    writer.WriteString(_names[i], value);
                }
            }

            writer.WriteEndObject();
        }

        return isEmpty ? [] : _json.WrittenSpan;
    }

    /// <summary>Why one of the columns has no value that could be trusted; null when all have.</summary>
    public RecordFault? FaultOf(RecordReader records)
    {
        foreach (var position in positions)
        {
            if (records.FaultOf(position) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Values by name as such an object.</summary>
    public static string Text(IReadOnlyDictionary<string, string> values)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Plain))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in values)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.WrittenSpan);
    }

    /// <summary>The values by name of such an object.</summary>
    public static IReadOnlyDictionary<string, string> Parse(ReadOnlySpan<byte> json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                values[name] = reader.GetString()!;
            }
        }

        return values;
    }
}
