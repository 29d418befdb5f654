using System.Runtime.InteropServices;
using System.Text.Json;

namespace Inhaul.Review.Python.Syntax;

/// <summary>Builds a syntax tree from the flat table that the script writes; no tree is too deep for it.</summary>
internal static class SyntaxTable
{
    /// <summary>The root of the tree.</summary>
    public static PythonNode Read(JsonElement table)
    {
        var nodes = new PythonNode[table.GetArrayLength()];
        var index = 0;
        foreach (var record in table.EnumerateArray())
        {
            nodes[index++] = new PythonNode(string.Intern(record.GetProperty("k").GetString()!), Position(record));
        }

        index = 0;
        var fields = new List<(string, object)>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in table.EnumerateArray())
        {
            fields.Clear();
            Read(record, nodes, fields, texts);
            nodes[index++].Fill(CollectionsMarshal.AsSpan(fields));
        }

        return nodes[0];
    }

    private static (int, int, int, int) Position(JsonElement record) => record.TryGetProperty("p", out var position)
        ? (position[0].GetInt32(), position[1].GetInt32(), position[2].GetInt32(), position[3].GetInt32())
        : default;

    private static void Read(JsonElement record, PythonNode[] nodes, List<(string Name, object Value)> fields, HashSet<string> texts)
    {
        foreach (var field in record.EnumerateObject())
        {
            if (field.NameEquals("k") || field.NameEquals("p"))
            {
                continue;
            }

            var name = string.Intern(field.Name);
            switch (field.Value.ValueKind)
            {
                case JsonValueKind.Number when name == "level":
                    fields.Add((name, field.Value.GetInt32()));
                    break;
                case JsonValueKind.Number:
                    fields.Add((name, nodes[field.Value.GetInt32()]));
                    break;
                case JsonValueKind.String:
                    fields.Add((name, Once(field.Value.GetString()!, texts)));
                    break;
                case JsonValueKind.Array when field.Value.GetArrayLength() > 0:
                    fields.Add((name, List(field.Value, nodes)));
                    break;
            }
        }
    }

    /// <summary>The same word is there once, however often it is written.</summary>
    private static string Once(string text, HashSet<string> texts)
    {
        if (texts.TryGetValue(text, out var known))
        {
            return known;
        }

        texts.Add(text);
        return text;
    }

    private static object List(JsonElement array, PythonNode[] nodes)
    {
        if (array[0].ValueKind == JsonValueKind.String)
        {
            return array.EnumerateArray().Select(item => item.GetString()!).ToList();
        }

        var list = new List<PythonNode>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            // A hole, as the key of `**other` in a dictionary, keeps its place.
            list.Add(item.GetInt32() is var at && at < 0 ? Hole : nodes[at]);
        }

        return list;
    }

    /// <summary>Stands where Python has <c>None</c> in a list of nodes.</summary>
    public static PythonNode Hole { get; } = new("Hole", default);
}
