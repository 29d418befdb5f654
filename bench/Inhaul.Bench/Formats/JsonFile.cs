using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace Inhaul.Bench.Formats;

/// <summary>The rows of a CSV file as JSON objects, numbers and truth values without quotes.</summary>
internal static class JsonFile
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789.-"u8);

    /// <summary>Writes the file: one object on each line, or all in one array.</summary>
    public static void Write(string csv, string path, bool isArray)
    {
        using var rows = CsvReader.FromFile(csv, new CsvReaderOptions());
        rows.ReadHeader();
        var names = rows.Headers.Select(name => JsonEncodedText.Encode(name)).ToArray();
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 20 });
        using var json = new Utf8JsonWriter(file, Options);
        file.Write(isArray ? "["u8 : ""u8);
        for (var first = true; rows.Read(); first = false)
        {
            file.Write(first ? "\n"u8[..(isArray ? 1 : 0)] : isArray ? ",\n"u8 : "\n"u8);
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                json.WritePropertyName(names[i]);
                WriteValue(json, rows.GetSpan(i));
            }

            json.WriteEndObject();
            json.Flush();
            json.Reset();
        }

        file.Write(isArray ? "\n]\n"u8 : "\n"u8);
    }

    private static void WriteValue(Utf8JsonWriter json, ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8))
        {
            json.WriteBooleanValue(value[0] == 't');
        }
        else if (!value.IsEmpty && value.IndexOfAnyExcept(OfNumbers) < 0 && value.LastIndexOf((byte)'-') <= 0)
        {
            json.WriteRawValue(value, skipInputValidation: true);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }
}
