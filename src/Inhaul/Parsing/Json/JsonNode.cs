using System.Text;

namespace Inhaul.Parsing.Json;

/// <summary>A name in the records of a source, below the name of the object that it stands in.</summary>
/// <param name="parent">The name it stands below; null for the record itself.</param>
/// <param name="name">The name, in UTF-8.</param>
internal sealed class JsonNode(JsonNode? parent, byte[] name)
{
    private readonly byte[] _name = name;
    private readonly List<JsonNode> _children = [];
    private Dictionary<byte[], JsonNode>? _byName;
    private int _position;
    private int _next;

    public JsonNode? Parent => parent;

    /// <summary>How many names stand below it.</summary>
    public int Children => _children.Count;

    /// <summary>Whether a record has a value here that is no object.</summary>
    public bool HasValue { get; set; }

    /// <summary>The column that its values belong to; -1 for none.</summary>
    public int Column { get; set; } = -1;

    /// <summary>Whether its value is no column but what was found against the record.</summary>
    public bool HoldsFaults { get; init; }

    /// <summary>The last record in which the name was met, which tells a name that stands twice in one.</summary>
    public long SeenIn { get; set; }

    /// <summary>The names that lead here, from the outside in.</summary>
    public IReadOnlyList<string> Path => parent is null ? [] : [.. parent.Path, Encoding.UTF8.GetString(_name)];

    /// <summary>Begins an object: the first of the names below is expected first.</summary>
    public void Begin() => _next = 0;

    /// <summary>A name below; null when it is not known. Names in the order in which they were first met are found at once.</summary>
    public JsonNode? Find(ReadOnlySpan<byte> child)
    {
        if (_next < _children.Count && child.SequenceEqual(_children[_next]._name))
        {
            return _children[_next++];
        }

        if (_byName is null || !_byName.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(child, out var found))
        {
            return null;
        }

        _next = found._position + 1;
        return found;
    }

    /// <summary>The next name below, for the elements of an array, which have none; null when there are more elements than names.</summary>
    public JsonNode? Next() => _next < _children.Count ? _children[_next++] : null;

    /// <summary>Adds a name below, which is then the one found last.</summary>
    public JsonNode Add(byte[] child, bool holdsFaults = false)
    {
        var node = new JsonNode(this, child) { _position = _children.Count, HoldsFaults = holdsFaults };
        _children.Add(node);
        (_byName ??= new(Utf8NameComparer.Instance)).Add(child, node);
        _next = _children.Count;
        return node;
    }
}
