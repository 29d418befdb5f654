using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Inhaul.Parsing.Json;

/// <summary>
/// The names in the records of a source, as a tree: learned from all its records, in the order in which they are first met,
/// then asked for the column of every value.
/// </summary>
/// <param name="kind">What the records are, as far as it is known.</param>
internal sealed class JsonTree(JsonRecordKind kind)
{
    private readonly List<JsonNode> _nodes = [];
    private int _columns;
    private byte[] _name = new byte[64];

    /// <summary>What the records are.</summary>
    public JsonRecordKind Kind { get; private set; } = kind;

    /// <summary>The record itself.</summary>
    public JsonNode Root { get; private set; } = new(null, []);

    /// <summary>The tree of a layout, with its columns.</summary>
    public static JsonTree Of(JsonLayout layout)
    {
        var tree = new JsonTree(layout.Kind);
        if (layout.HasFaults)
        {
            tree.AddFaults();
        }

        for (var i = 0; i < layout.Paths.Count; i++)
        {
            var node = layout.Paths[i].Aggregate(tree.Root, (above, name) => Encoding.UTF8.GetBytes(name) is var bytes ? above.Find(bytes) ?? above.Add(bytes) : above);
            node.Column = i;
        }

        return tree;
    }

    /// <summary>A tree for the records of a folder, which has the columns that are known already.</summary>
    public static JsonTree Of(FolderRows folder)
    {
        var tree = new JsonTree(JsonRecordKind.Object);
        tree.AddFaults();
        foreach (var path in folder.Known)
        {
            tree.Value(path.Aggregate(tree.Root, (above, name) => Encoding.UTF8.GetBytes(name) is var bytes ? above.Find(bytes) ?? tree.Add(above, bytes) : above));
        }

        return tree;
    }

    /// <summary>
    /// The paths that are columns: all that have a value in some record. One that has none anywhere is a column, too, unless
    /// it is an object in some record.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Paths() => Kind == JsonRecordKind.Scalar
        ? [[]]
        : [.. _nodes.Where(node => node.HasValue || node.Children == 0).Select(node => node.Path)];

    /// <summary>Takes note of what a record is. Those of a lower kind are no records then, and what was learned from them is forgotten.</summary>
    /// <returns>Whether it is of a higher kind than all before.</returns>
    public bool Raise(JsonRecordKind kind)
    {
        if (kind <= Kind)
        {
            return false;
        }

        (Kind, Root, _columns) = (kind, new JsonNode(null, []), 0);
        _nodes.Clear();
        return true;
    }

    /// <summary>Adds the names of a record that is JSON and of the tree's kind.</summary>
    /// <returns>False when there are more columns than that.</returns>
    public bool TryAdd(ReadOnlySpan<byte> record, int mostColumns)
    {
        var reader = new Utf8JsonReader(record, isFinalBlock: true, JsonSyntax.Start);
        JsonNode? above = null;
        var node = Root;
        while (_columns <= mostColumns && reader.Read())
        {
            if (Kind == JsonRecordKind.Array && above == Root && reader.TokenType != JsonTokenType.EndArray)
            {
                node = Root.Next() ?? Element();
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName when Named(ref reader, above!) is { } named:
                    node = named;
                    break;
                case JsonTokenType.PropertyName:
                    reader.Read();
                    reader.Skip();
                    break;
                case JsonTokenType.StartArray when above is null && Kind == JsonRecordKind.Array:
                case JsonTokenType.StartObject:
                    above = node;
                    above.Begin();
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    above = above!.Parent;
                    break;
                case JsonTokenType.Null:
                    break;
                default:
                    Value(node);
                    reader.Skip();
                    break;
            }
        }

        return _columns <= mostColumns;
    }

    /// <summary>Whether a name can be the name of a column.</summary>
    public static bool IsName(ReadOnlySpan<byte> name, bool isWhole) => isWhole && !name.Contains((byte)0) && Utf8.IsValid(name);

    private void AddFaults() => Root.Add(FolderRows.Faults.ToArray(), holdsFaults: true);

    private JsonNode? Named(ref Utf8JsonReader reader, JsonNode above)
    {
        var name = JsonText.Of(ref reader, ref _name, out var isWhole);
        return above.Find(name) ?? (IsName(name, isWhole) ? Add(above, name.ToArray()) : null);
    }

    private JsonNode Element()
    {
        Span<byte> name = stackalloc byte[24];
        Utf8.TryWrite(name, CultureInfo.InvariantCulture, $"column_{Root.Children + 1}", out var length);
        return Add(Root, name[..length].ToArray());
    }

    private JsonNode Add(JsonNode above, byte[] name)
    {
        // A name that had neither value nor names below it counted as a column itself until now.
        var replaces = above != Root && !above.HasValue && above.Children == 0;
        _columns += replaces ? 0 : 1;
        var node = above.Add(name);
        _nodes.Add(node);
        return node;
    }

    private void Value(JsonNode node)
    {
        if (!node.HasValue && node != Root)
        {
            _columns += node.Children > 0 ? 1 : 0;
        }

        node.HasValue = true;
    }
}
