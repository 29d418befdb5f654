using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>A function, method or lambda.</summary>
internal sealed class PythonFunction(PythonScope parent, PythonNode node) : PythonScope(parent, node, node.Text("name") ?? "<lambda>")
{
    /// <summary>The names of its parameters that can be given by position.</summary>
    public IReadOnlyList<string> Positional { get; } = [.. Arguments(node).Nodes("posonlyargs").Concat(Arguments(node).Nodes("args")).Select(argument => argument.Text("arg")!)];

    /// <summary>The parameters that can be given by keyword only.</summary>
    public IReadOnlyList<string> KeywordOnly { get; } = [.. Arguments(node).Nodes("kwonlyargs").Select(argument => argument.Text("arg")!)];

    /// <summary>The parameter that takes further arguments by position, and the one for further keywords.</summary>
    public IReadOnlyList<string> Collectors { get; } = [.. new[] { Arguments(node).Node("vararg"), Arguments(node).Node("kwarg") }.OfType<PythonNode>().Select(argument => argument.Text("arg")!)];

    /// <summary>The class whose method it is.</summary>
    public PythonClass? Class => Parent as PythonClass;

    /// <summary>True when calling it only makes a coroutine.</summary>
    public bool IsAsync => Node.Kind == "AsyncFunctionDef";

    /// <summary>True when calling it only makes a generator.</summary>
    public bool IsGenerator { get; set; }

    /// <summary>True when a <c>with</c> statement runs it, its body at the <c>yield</c>.</summary>
    public bool IsContextManager => IsGenerator && Decorators.Any(name => name is "contextmanager" or "asynccontextmanager");

    /// <summary>True when a method of it gets no object.</summary>
    public bool IsStatic => Decorators.Contains("staticmethod");

    /// <summary>The parameter for the object, or class, that a method is called on.</summary>
    public string? Self => Class is not null && !IsStatic && Positional.Count > 0 ? Positional[0] : null;

    /// <summary>The last parts of the names of its decorators.</summary>
    public IReadOnlyList<string> Decorators { get; } = [.. node.Nodes("decorator_list").Select(decorator => (decorator.Kind == "Call" ? decorator.Node("func") : decorator)!).Select(name => name.Text("attr") ?? name.Text("id") ?? "")];

    /// <summary>Its statements; a lambda has one expression instead.</summary>
    public override List<PythonNode> Body => Node.Kind == "Lambda" ? [Node.Node("body")!] : Node.Nodes("body");

    /// <summary>The default value of each parameter that has one.</summary>
    public IEnumerable<(string Name, PythonNode Default)> Defaults()
    {
        var arguments = Arguments(Node);
        var defaults = arguments.Nodes("defaults");
        var last = Positional.Skip(Positional.Count - defaults.Count).Zip(defaults);
        return last.Concat(KeywordOnly.Zip(arguments.Nodes("kw_defaults")).Where(pair => pair.Second.Kind != "Hole"));
    }

    private static PythonNode Arguments(PythonNode node) => node.Node("args")!;
}
