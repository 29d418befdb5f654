using System.Collections.Concurrent;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Names;

/// <summary>Tells what an expression names: through imports, aliases, classes and their bases, across the reviewed files.</summary>
internal sealed class NameResolver(IReadOnlyList<PythonModule> modules)
{
    // Aliases of aliases; a cycle ends here.
    private const int Deepest = 24;
    private static readonly PythonTarget Unknown = new PythonTarget.Unknown();
    private readonly ILookup<string, PythonModule> _byName = modules.ToLookup(module => module.Path.Count == 0 ? "" : module.Path[^1], StringComparer.Ordinal);

    private readonly HashSet<string> _parts = [.. modules.SelectMany(module => module.Path)];
    // Functions are followed on several threads.
    private readonly ConcurrentDictionary<(PythonScope, string), PythonTarget> _known = [];
    private readonly ConcurrentDictionary<string, PythonTarget.Module?> _found = new(StringComparer.Ordinal);

    /// <summary>The names that the thread is just about to explain.</summary>
    [ThreadStatic]
    private static HashSet<(PythonScope, string)>? _open;

    /// <summary>What an expression names, seen from a scope.</summary>
    public PythonTarget Resolve(PythonNode expression, PythonScope scope, int depth = 0)
    {
        if (depth > Deepest)
        {
            return Unknown;
        }

        return expression.Kind switch
        {
            "Name" => Name(expression.Text("id")!, scope, depth),
            "Attribute" => Attribute(expression, scope, depth),
            "Lambda" => scope.Module.Functions.TryGetValue(expression, out var lambda) ? new PythonTarget.Function(lambda, false) : Unknown,
            "Call" => Call(expression, scope, depth),
            "Await" => Resolve(expression.Node("value")!, scope, depth + 1),
            _ => Unknown,
        };
    }

    /// <summary>A class and its bases, nearest first, as far as they are reviewed.</summary>
    public IEnumerable<PythonClass> Lineage(PythonClass type)
    {
        var seen = new HashSet<PythonClass>();
        var pending = new Queue<PythonClass>([type]);
        while (pending.TryDequeue(out var next))
        {
            if (seen.Add(next))
            {
                yield return next;
                foreach (var parent in next.Node.Nodes("bases"))
                {
                    if (Resolve(parent, next.Parent!) is PythonTarget.Class { Declaration: { } known })
                    {
                        pending.Enqueue(known);
                    }
                }
            }
        }
    }

    /// <summary>The names of a class and all bases, also of those that are not reviewed.</summary>
    public IEnumerable<string> LineageNames(PythonClass type) => Lineage(type).SelectMany(each => new[] { each.Name }.Concat(each.Node.Nodes("bases").Select(parent => parent.Text("attr") ?? parent.Text("id") ?? "")));

    /// <summary>A method by its name.</summary>
    public PythonFunction? Method(PythonClass type, string name) =>
        Lineage(type).Select(each => each.Bindings.GetValueOrDefault(name)?.OfType<PythonBinding.Definition>().LastOrDefault()?.Scope).OfType<PythonFunction>().FirstOrDefault();

    /// <summary>The one expression that a variable takes, and where; null when there are several, or none that is seen.</summary>
    public (PythonNode Expression, PythonScope Scope)? ValueOf(PythonNode variable, PythonScope scope)
    {
        for (var at = scope; at is not null && variable.Text("id") is { } name; at = at.Parent)
        {
            if ((at is not PythonClass || at == scope) && at.Binds(name))
            {
                return at.Bindings[name] switch
                {
                    [PythonBinding.Value only] => (only.Expression, at),
                    [PythonBinding.Import { Name: { } imported } import] when Import(import with { Name = null }, scope.Module, 0) is PythonTarget.Module { Declaration: var module } && Only(module, imported) is { } value => (value, module),
                    _ => null,
                };
            }
        }

        return null;
    }

    /// <summary>The constant that a name of a module or class stands for, if it never stands for anything else.</summary>
    public PythonNode? ConstantOf(PythonNode expression, PythonScope scope)
    {
        var value = expression.Kind switch
        {
            "Name" when ValueOf(expression, scope) is (var only, PythonModule or PythonClass) => only,
            "Attribute" => Resolve(expression.Node("value")!, scope) switch
            {
                PythonTarget.Module module => Only(module.Declaration, expression.Text("attr")!),
                PythonTarget.Class type => Only(type.Declaration, expression.Text("attr")!),
                _ => null,
            },
            _ => null,
        };
        return value is { Kind: "Constant" } ? value : null;
    }

    private static PythonNode? Only(PythonScope scope, string name) => scope.Bindings.GetValueOrDefault(name) is [PythonBinding.Value only] ? only.Expression : null;

    private PythonTarget Name(string name, PythonScope scope, int depth)
    {
        for (var at = scope; at is not null; at = at.Parent)
        {
            if (at is PythonFunction { Self: { } self, Class: { } type } && self == name)
            {
                return new PythonTarget.Instance(type);
            }

            // The names of a class are seen by its own statements only.
            if ((at is not PythonClass || at == scope) && at.Binds(name))
            {
                return Bound(name, at, depth);
            }
        }

        return Starred(name, scope.Module, depth) ?? new PythonTarget.External(name);
    }

    /// <summary>A function or class of a module of which everything is imported.</summary>
    private PythonTarget? Starred(string name, PythonModule module, int depth)
    {
        foreach (var star in module.StarImports)
        {
            var found = Import(star with { Name = name }, module, depth + 1);
            if (found is PythonTarget.Function or PythonTarget.Class)
            {
                return found;
            }
        }

        return null;
    }

    private PythonTarget Bound(string name, PythonScope scope, int depth)
    {
        if (_known.TryGetValue((scope, name), out var known))
        {
            return known;
        }

        var open = _open ??= [];
        if (!open.Add((scope, name)))
        {
            // A name that is explained by itself stays unknown.
            return Unknown;
        }

        try
        {
            return _known[(scope, name)] = Bindings(scope.Bindings[name], scope, depth);
        }
        finally
        {
            open.Remove((scope, name));
        }
    }

    private PythonTarget Bindings(List<PythonBinding> bindings, PythonScope scope, int depth)
    {
        var targets = bindings.Select(binding => Binding(binding, scope, depth)).Distinct().ToList();
        if (targets.Count == 1)
        {
            return targets[0];
        }

        // One name from two libraries, as in `try: import x … except ImportError: import y …`, is one thing.
        return targets.All(target => target is PythonTarget.External) && targets.Select(target => target.LastName).Distinct(StringComparer.Ordinal).Count() == 1 ? targets[0] : Unknown;
    }

    private PythonTarget Binding(PythonBinding binding, PythonScope scope, int depth) => binding switch
    {
        PythonBinding.Definition { Scope: PythonFunction function } => new PythonTarget.Function(function, false),
        PythonBinding.Definition { Scope: PythonClass type } => new PythonTarget.Class(type),
        PythonBinding.Import import => Import(import, scope.Module, depth),
        PythonBinding.Value value => Resolve(value.Expression, scope, depth + 1),
        PythonBinding.Parameter { Annotation: { } annotation } => Annotated(annotation, scope, depth),
        _ => Unknown,
    };

    private PythonTarget Annotated(PythonNode annotation, PythonScope scope, int depth) =>
        Resolve(annotation, scope.Parent ?? scope, depth + 1) is PythonTarget.Class type ? new PythonTarget.Instance(type.Declaration) : Unknown;

    private PythonTarget Attribute(PythonNode expression, PythonScope scope, int depth)
    {
        var name = expression.Text("attr")!;
        switch (Resolve(expression.Node("value")!, scope, depth + 1))
        {
            case PythonTarget.External external:
                return new PythonTarget.External($"{external.Name}.{name}");
            case PythonTarget.Package package:
                return (PythonTarget?)Module($"{package.Name}.{name}".Split('.')) ?? new PythonTarget.External($"{package.Name}.{name}");
            case PythonTarget.Module module:
                return Member(module.Declaration, name, depth);
            case PythonTarget.Class type:
                return Method(type.Declaration, name) is { } method ? new PythonTarget.Function(method, method.Decorators.Contains("classmethod")) : Unknown;
            case PythonTarget.Instance instance:
                return OfInstance(instance.Of, name, depth);
            default:
                return Unknown;
        }
    }

    private PythonTarget OfInstance(PythonClass type, string name, int depth)
    {
        if (Method(type, name) is { } method)
        {
            return new PythonTarget.Function(method, !method.IsStatic);
        }

        var values = Lineage(type).SelectMany(each => each.Attributes.GetValueOrDefault(name)?.Select(value => (Value: value, Class: each)) ?? []).ToList();
        return values is [{ Value: { } only, Class: var owner }] ? Resolve(only, owner.Parent!, depth + 1) : Unknown;
    }

    private PythonTarget Call(PythonNode call, PythonScope scope, int depth)
    {
        var callee = call.Node("func")!;
        if (callee.Text("id") == "super")
        {
            for (var at = scope; at is not null; at = at.Parent)
            {
                if (at is PythonClass type)
                {
                    return Lineage(type).ElementAtOrDefault(1) is { } parent ? new PythonTarget.Instance(parent) : Unknown;
                }
            }
        }

        return Resolve(callee, scope, depth + 1) switch
        {
            PythonTarget.Class type => new PythonTarget.Instance(type.Declaration),
            PythonTarget.External { Name: "functools.partial" or "partial" } when call.Nodes("args") is [var first, ..] => new PythonTarget.Partial(Resolve(first, scope, depth + 1), call),
            _ => Unknown,
        };
    }

    private PythonTarget Import(PythonBinding.Import import, PythonModule from, int depth)
    {
        var path = import.Level > 0 ? ModulePath.Relative(from.File.Path, import.Level, import.Module) : import.Module.Split('.');
        if (import.Name is null)
        {
            return (PythonTarget?)Module(path) ?? (path.Count > 0 && _parts.Contains(path[0]) ? new PythonTarget.Package(import.Module) : new PythonTarget.External(import.Module));
        }

        if (Module([.. path, import.Name]) is { } submodule)
        {
            return submodule;
        }

        return Module(path) is PythonTarget.Module module && module.Declaration != from ? Member(module.Declaration, import.Name, depth) : new PythonTarget.External($"{import.Module}.{import.Name}");
    }

    private PythonTarget Member(PythonModule module, string name, int depth)
    {
        if (depth > Deepest)
        {
            return Unknown;
        }

        if (module.Binds(name))
        {
            return Bound(name, module, depth + 1);
        }

        return (PythonTarget?)Module([.. module.Path, name]) ?? Starred(name, module, depth) ?? new PythonTarget.External($"{string.Join('.', module.Path)}.{name}");
    }

    /// <summary>The one reviewed file whose path ends like a dotted name.</summary>
    private PythonTarget.Module? Module(IReadOnlyList<string> path)
    {
        if (path.Count == 0 || !_byName.Contains(path[^1]))
        {
            return null;
        }

        return _found.GetOrAdd(string.Join('.', path), static (_, search) => search.Resolver.Find(search.Path), (Resolver: this, Path: path));
    }

    private PythonTarget.Module? Find(IReadOnlyList<string> path)
    {
        var found = _byName[path[^1]].Where(module => module.Path.Count >= path.Count && module.Path.Skip(module.Path.Count - path.Count).SequenceEqual(path, StringComparer.Ordinal)).ToList();
        // Of several, the one nearest to the root of what is reviewed is meant, if it is alone there.
        var nearest = found.Where(module => module.Path.Count == found.Min(each => each.Path.Count)).ToList();
        return nearest is [var only] ? new PythonTarget.Module(only) : null;
    }
}
