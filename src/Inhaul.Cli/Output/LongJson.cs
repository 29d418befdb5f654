using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inhaul.Cli.Output;

/// <summary>JSON that is longer than memory: an object with an array that is written while it is read.</summary>
internal static class LongJson
{
    private const int FlushAt = 1 << 16;

    /// <summary>Writes an object and a line break.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="head">The properties in front of the array.</param>
    /// <param name="name">The array's name.</param>
    /// <param name="items">What is in it.</param>
    /// <param name="write">Writes one of them.</param>
    /// <param name="tail">The properties that are known at the end.</param>
    public static async Task WriteAsync<T>(TextWriter output, JsonObject head, string name, IAsyncEnumerable<T> items, Action<Utf8JsonWriter, T> write, Func<JsonObject> tail)
    {
        using var buffer = new MemoryStream();
        await using var json = new Utf8JsonWriter(buffer, Json.Indented);
        json.WriteStartObject();
        Write(json, head);
        json.WriteStartArray(name);
        await foreach (var item in items)
        {
            write(json, item);
            if (json.BytesPending + buffer.Length >= FlushAt)
            {
                await EmptyAsync();
            }
        }

        json.WriteEndArray();
        Write(json, tail());
        json.WriteEndObject();
        await EmptyAsync();
        await output.WriteLineAsync();

        async Task EmptyAsync()
        {
            await json.FlushAsync();
            await output.WriteAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            buffer.SetLength(0);
        }
    }

    private static void Write(Utf8JsonWriter json, JsonObject properties)
    {
        foreach (var (name, value) in properties)
        {
            json.WritePropertyName(name);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }
    }
}
