using System.Runtime.CompilerServices;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>Finds the functions and classes of a module and what binds their names.</summary>
internal static class ScopeReader
{
    /// <summary>Reads a module.</summary>
    public static PythonModule Read(ReviewFile file, PythonNode tree)
    {
        var module = new PythonModule(file, tree);
        VisitAll(tree.Nodes("body"), module);
        return module;
    }

    /// <summary>The names that a target of an assignment binds.</summary>
    public static IEnumerable<PythonNode> NamesIn(PythonNode target) => target.Kind switch
    {
        "Name" => [target],
        "Tuple" or "List" => target.Nodes("elts").SelectMany(NamesIn),
        "Starred" => NamesIn(target.Node("value")!),
        _ => [],
    };

    private static void VisitAll(IEnumerable<PythonNode> nodes, PythonScope scope)
    {
        foreach (var node in nodes)
        {
            Visit(node, scope);
        }
    }

    private static void Visit(PythonNode node, PythonScope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node.Kind)
        {
            case "FunctionDef" or "AsyncFunctionDef" or "Lambda":
                Function(node, scope);
                return;
            case "ClassDef":
                VisitAll(node.Nodes("decorator_list").Concat(node.Nodes("bases")).Concat(node.Nodes("keywords")), scope);
                var type = new PythonClass(scope, node);
                scope.Bind(type.Name, new PythonBinding.Definition(type));
                VisitAll(node.Nodes("body"), type);
                return;
            case "ListComp" or "SetComp" or "DictComp" or "GeneratorExp":
                // Their variables are their own; only what is within them is looked at.
                VisitAll(node.Children.Where(child => child.Kind != "comprehension"), scope);
                VisitAll(node.Nodes("generators").SelectMany(generator => generator.Children), scope);
                return;
            case "Yield" or "YieldFrom":
                if (scope is PythonFunction function)
                {
                    function.IsGenerator = true;
                }

                break;
            default:
                BindNames(node, scope);
                break;
        }

        VisitAll(node.Children, scope);
    }

    private static void Function(PythonNode node, PythonScope scope)
    {
        var arguments = node.Node("args")!;
        VisitAll(node.Nodes("decorator_list").Concat(arguments.Nodes("defaults")).Concat(arguments.Nodes("kw_defaults")), scope);
        var function = new PythonFunction(scope, node);
        if (node.Kind != "Lambda")
        {
            scope.Bind(function.Name, new PythonBinding.Definition(function));
        }

        scope.Module.Functions[node] = function;
        foreach (var argument in arguments.Children.Where(child => child.Kind == "arg"))
        {
            function.Bind(argument.Text("arg")!, new PythonBinding.Parameter(argument.Node("annotation")));
        }

        VisitAll(function.Body, function);
        foreach (var name in function.Nonlocals.Concat(function.AssignedWithin).Where(name => !function.Binds(name)))
        {
            scope.AssignedWithin.Add(name);
        }
    }

    private static void BindNames(PythonNode node, PythonScope scope)
    {
        switch (node.Kind)
        {
            case "Assign":
                node.Nodes("targets").ForEach(target => Assign(target, node.Node("value"), scope));
                break;
            case "AnnAssign" or "NamedExpr":
                Assign(node.Node("target")!, node.Node("value"), scope);
                break;
            case "AugAssign" or "For" or "AsyncFor":
                Assign(node.Node("target")!, null, scope);
                break;
            case "withitem" when node.Node("optional_vars") is { } target:
                Assign(target, node.Node("context_expr"), scope);
                break;
            case "Delete":
                node.Nodes("targets").ForEach(target => Assign(target, null, scope));
                break;
            case "ExceptHandler" or "MatchAs" or "MatchStar" when node.Text("name") is { } name:
                scope.Bind(name, new PythonBinding.Other());
                break;
            case "MatchMapping" when node.Text("rest") is { } rest:
                scope.Bind(rest, new PythonBinding.Other());
                break;
            case "Global":
                scope.Globals.UnionWith(node.Texts("names"));
                break;
            case "Nonlocal":
                scope.Nonlocals.UnionWith(node.Texts("names"));
                break;
            case "Import":
                node.Nodes("names").ForEach(alias => Import(alias, scope));
                break;
            case "ImportFrom":
                node.Nodes("names").ForEach(alias => ImportFrom(node, alias, scope));
                break;
        }
    }

    private static void Assign(PythonNode target, PythonNode? value, PythonScope scope)
    {
        if (target.Is("Tuple", "List"))
        {
            var parts = target.Nodes("elts");
            var values = value is { Kind: "Tuple" or "List" } && value.Nodes("elts") is var elements && elements.Count == parts.Count && !elements.Concat(parts).Any(part => part.Kind == "Starred") ? elements : null;
            for (var at = 0; at < parts.Count; at++)
            {
                Assign(parts[at], values?[at], scope);
            }
        }

        if (target.Kind == "Starred")
        {
            Assign(target.Node("value")!, null, scope);
        }

        if (target.Text("id") is { } name)
        {
            var owner = scope.Globals.Contains(name) ? scope.Module : scope;
            owner.Bind(name, value is null ? new PythonBinding.Other() : new PythonBinding.Value(value));
        }

        if (target.Kind == "Attribute" && scope is PythonFunction { Class: { } type, Self: { } self } && target.Node("value")!.Text("id") == self)
        {
            if (!type.Attributes.TryGetValue(target.Text("attr")!, out var values))
            {
                type.Attributes.Add(target.Text("attr")!, values = []);
            }

            values.Add(value);
        }
    }

    private static void Import(PythonNode alias, PythonScope scope)
    {
        var name = alias.Text("name")!;
        if (alias.Text("asname") is { } other)
        {
            scope.Bind(other, new PythonBinding.Import(0, name, null));
        }
        else
        {
            var first = name.Split('.')[0];
            scope.Bind(first, new PythonBinding.Import(0, first, null));
        }
    }

    private static void ImportFrom(PythonNode node, PythonNode alias, PythonScope scope)
    {
        var name = alias.Text("name")!;
        var import = new PythonBinding.Import(node.Number("level"), node.Text("module") ?? "", name);
        if (name == "*")
        {
            scope.Module.StarImports.Add(import);
        }
        else
        {
            scope.Bind(alias.Text("asname") ?? name, import);
        }
    }
}
