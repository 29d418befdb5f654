namespace Inhaul.Review.Python.Syntax;

/// <summary>A node of Python's own syntax tree: a kind and fields with the names of Python's <c>ast</c> module.</summary>
/// <param name="kind">Its class in <c>ast</c>, such as <c>Call</c>.</param>
/// <param name="position">First line, first column, last line, last column; columns in bytes.</param>
internal sealed class PythonNode(string kind, (int Line, int Column, int EndLine, int EndColumn) position)
{
    private static readonly List<PythonNode> None = [];
    private (string Name, object Value)[] _fields = [];

    /// <summary>Its class in <c>ast</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>Where it begins, from 1.</summary>
    public int Line { get; } = position.Line;

    /// <summary>The byte of its line where it begins, from 0.</summary>
    public int Column { get; } = position.Column;

    /// <summary>Where it ends, from 1.</summary>
    public int EndLine { get; } = position.EndLine;

    /// <summary>The byte of its last line behind its end, from 0.</summary>
    public int EndColumn { get; } = position.EndColumn;

    /// <summary>All its children, in the order of the fields.</summary>
    public IEnumerable<PythonNode> Children => Array.Exists(_fields, static entry => entry.Value is PythonNode or List<PythonNode>) ? EachChild() : [];

    /// <summary>It and all below it.</summary>
    public IEnumerable<PythonNode> Descendants()
    {
        var pending = new Stack<PythonNode>([this]);
        while (pending.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children)
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>The node in a field; null when the field is empty.</summary>
    public PythonNode? Node(string field) => Field(field) as PythonNode;

    /// <summary>The nodes in a field.</summary>
    public List<PythonNode> Nodes(string field) => Field(field) as List<PythonNode> ?? None;

    /// <summary>The word in a field; null when the field is empty.</summary>
    public string? Text(string field) => Field(field) as string;

    /// <summary>The words in a field.</summary>
    public IReadOnlyList<string> Texts(string field) => Field(field) as List<string> ?? [];

    /// <summary>The number in a field; 0 when the field is empty.</summary>
    public int Number(string field) => Field(field) is int number ? number : 0;

    /// <summary>True when it is of one of these kinds.</summary>
    public bool Is(params ReadOnlySpan<string> kinds) => kinds.Contains(Kind);

    /// <summary>The value when it is a string constant.</summary>
    public string? StringConstant => Kind == "Constant" && Text("type") == "str" ? Text("value") : null;

    /// <summary>True when it is a constant of a Python type, such as <c>NoneType</c>.</summary>
    public bool IsConstant(string type) => Kind == "Constant" && Text("type") == type;

    /// <summary>Gives it its fields, once it is known which nodes they name. A list without nodes is left out.</summary>
    internal void Fill(ReadOnlySpan<(string Name, object Value)> fields) => _fields = fields.ToArray();

    private IEnumerable<PythonNode> EachChild()
    {
        foreach (var (_, value) in _fields)
        {
            if (value is PythonNode only)
            {
                yield return only;
            }
            else if (value is List<PythonNode> several)
            {
                foreach (var child in several)
                {
                    yield return child;
                }
            }
        }
    }

    private object? Field(string name)
    {
        foreach (var field in _fields)
        {
            if (field.Name == name)
            {
                return field.Value;
            }
        }

        return null;
    }
}
