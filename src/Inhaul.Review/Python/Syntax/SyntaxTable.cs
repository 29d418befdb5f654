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
        foreach (var record in table.EnumerateArray())
        {
            Fill(nodes[index++], record, nodes);
        }
        return nodes[0];
    }

    private static (int, int, int, int) Position(JsonElement record) => record.TryGetProperty("p", out var position)
        ? (position[0].GetInt32(), position[1].GetInt32(), position[2].GetInt32(), position[3].GetInt32())
        : default;

    private static void Fill(PythonNode node, JsonElement record, PythonNode[] nodes)
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
                    node.Add(name, field.Value.GetInt32());
                    break;
                case JsonValueKind.Number:
                    node.Add(name, nodes[field.Value.GetInt32()]);
                    break;
                case JsonValueKind.String:
                    node.Add(name, field.Value.GetString()!);
                    break;
                case JsonValueKind.Array:
                    node.Add(name, List(field.Value, nodes));
                    break;
            }
        }
    }

    private static object List(JsonElement array, PythonNode[] nodes)
    {
        if (array.GetArrayLength() > 0 && array[0].ValueKind == JsonValueKind.String)
        {
            return array.EnumerateArray().Select(item => item.GetString()!).ToList();
        }
        // A hole, as the key of `**other` in a dictionary, keeps its place.
        return array.EnumerateArray().Select(item => item.GetInt32() is var at && at < 0 ? Hole : nodes[at]).ToList();
    }

    /// <summary>Stands where Python has <c>None</c> in a list of nodes.</summary>
    public static PythonNode Hole { get; } = new("Hole", default);
}
