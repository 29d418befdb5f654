using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>A module, class or function: where names are bound.</summary>
/// <param name="parent">The scope it stands in; null for a module.</param>
/// <param name="node">Its syntax.</param>
/// <param name="name">Its name.</param>
internal abstract class PythonScope(PythonScope? parent, PythonNode node, string name)
{
    /// <summary>The scope it stands in.</summary>
    public PythonScope? Parent { get; } = parent;

    /// <summary>Its syntax.</summary>
    public PythonNode Node { get; } = node;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The module it belongs to.</summary>
    public PythonModule Module => this as PythonModule ?? Parent!.Module;

    /// <summary>Its name with those of the classes and functions around it.</summary>
    public string QualifiedName => Parent is null or PythonModule ? Name : $"{Parent.QualifiedName}.{Name}";

    /// <summary>What binds each name here.</summary>
    public Dictionary<string, List<PythonBinding>> Bindings { get; } = new(StringComparer.Ordinal);

    /// <summary>The names that mean those of the module.</summary>
    public HashSet<string> Globals { get; } = new(StringComparer.Ordinal);

    /// <summary>The names that mean those of a function around it.</summary>
    public HashSet<string> Nonlocals { get; } = new(StringComparer.Ordinal);

    /// <summary>The names that a function within assigns.</summary>
    public HashSet<string> AssignedWithin { get; } = new(StringComparer.Ordinal);

    /// <summary>The statements that run in it.</summary>
    public virtual List<PythonNode> Body => Node.Nodes("body");

    public void Bind(string name, PythonBinding binding)
    {
        if (!Bindings.TryGetValue(name, out var bindings))
        {
            Bindings.Add(name, bindings = []);
        }

        bindings.Add(binding);
    }

    /// <summary>True when a name is bound here, and not somewhere else by declaration.</summary>
    public bool Binds(string name) => Bindings.ContainsKey(name) && !Globals.Contains(name) && !Nonlocals.Contains(name);
}
