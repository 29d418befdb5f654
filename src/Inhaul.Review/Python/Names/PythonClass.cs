using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>A class.</summary>
internal sealed class PythonClass(PythonScope parent, PythonNode node) : PythonScope(parent, node, node.Text("name")!)
{
    /// <summary>What its methods assign to attributes of the object; null for what is no single expression.</summary>
    public Dictionary<string, List<PythonNode?>> Attributes { get; } = new(StringComparer.Ordinal);
}
