using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Which functions take part in an import: those with an event in them, and those that call such.</summary>
internal sealed class Relevance
{
    private static readonly string[] OwnMethods = ["__init__", "__enter__", "__exit__", "__aenter__", "__aexit__"];
    private readonly NameResolver _names;
    private readonly ReviewRules _rules;
    private readonly HashSet<PythonScope> _included = [];
    private readonly Dictionary<PythonScope, HashSet<string>> _interesting = [];

    /// <summary>Looks through modules.</summary>
    public Relevance(IEnumerable<PythonModule> modules, NameResolver names, ReviewRules rules)
    {
        _names = names;
        _rules = rules;
        var callers = new Dictionary<PythonScope, List<PythonScope>>();
        var pending = new Queue<PythonScope>();
        var scopes = modules.SelectMany(module => module.Functions.Values.Cast<PythonScope>().Prepend(module)).ToList();
        foreach (var scope in scopes)
        {
            Read(scope, callers, pending);
        }

        var shared = scopes.SelectMany(scope => _interesting[scope].Where(name => !scope.Binds(name)).Select(name => (scope.Module, name))).ToHashSet();
        foreach (var scope in scopes.Where(scope => Rebinds(scope, shared)))
        {
            pending.Enqueue(scope);
        }
        while (pending.TryDequeue(out var scope))
        {
            if (_included.Add(scope))
            {
                (callers.GetValueOrDefault(scope) ?? []).ForEach(pending.Enqueue);
            }
        }

        Callers = callers;
    }

    /// <summary>Who calls each function that is called.</summary>
    public IReadOnlyDictionary<PythonScope, List<PythonScope>> Callers { get; }

    /// <summary>True when a function takes part in an import.</summary>
    public bool Includes(PythonScope scope) => _included.Contains(scope);

    /// <summary>True for a class whose objects are buffers.</summary>
    public bool IsBufferClass(PythonTarget target) => target switch
    {
        PythonTarget.External external => _rules.BufferClasses.Contains(external.LastName),
        PythonTarget.Class type => _names.LineageNames(type.Declaration).Any(_rules.BufferClasses.Contains),
        _ => false,
    };

    /// <summary>True for a method of a buffer itself.</summary>
    public bool IsOfBuffer(PythonFunction function) => function.Class is { } type && IsBufferClass(new PythonTarget.Class(type));

    /// <summary>True when an expression may be the id of an import or a buffer, as its function uses it.</summary>
    public bool IsOfInterest(PythonNode expression, PythonScope scope)
    {
        var root = expression;
        while (root.Is("Attribute", "Subscript", "Starred"))
        {
            root = root.Node("value")!;
        }

        return root.Kind == "Name" && _interesting.TryGetValue(scope, out var names) && names.Contains(root.Text("id")!);
    }

    private void Read(PythonScope scope, Dictionary<PythonScope, List<PythonScope>> callers, Queue<PythonScope> pending)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        _interesting[scope] = names;
        if (scope.Body is [.., { Kind: "Raise" }])
        {
            // It never returns, which its callers' paths depend on.
            pending.Enqueue(scope);
        }

        foreach (var node in Within(scope))
        {
            if (node.Kind == "Call")
            {
                Read(node, scope, names, callers, pending);
            }
        }
    }

    private void Read(PythonNode call, PythonScope scope, HashSet<string> names, Dictionary<PythonScope, List<PythonScope>> callers, Queue<PythonScope> pending)
    {
        var function = call.Node("func")!;
        var target = _names.Resolve(function, scope);
        while (target is PythonTarget.Partial partial)
        {
            target = partial.Of;
        }

        var name = target.LastName ?? function.Text("attr") ?? function.Text("id") ?? "";
        if (_rules.Begin.Names.Contains(name) || _rules.Complete.Names.Contains(name))
        {
            pending.Enqueue(scope);
            AddRoots(call.Nodes("args").Concat(call.Nodes("keywords").Select(keyword => keyword.Node("value")!)), names);
        }
        else if (_rules.Aggregate.Contains(name) || ProgramExits.Include((target as PythonTarget.External)?.Name))
        {
            pending.Enqueue(scope);
        }
        else if (IsBufferClass(target))
        {
            pending.Enqueue(scope);
            foreach (var bound in scope.Bindings.Where(pair => pair.Value.Exists(binding => binding is PythonBinding.Value value && value.Expression == call)))
            {
                names.Add(bound.Key);
            }
        }
        else if (function.Kind == "Attribute" && (_rules.BufferFlushes.Contains(name) || _rules.BufferWrites.Contains(name)))
        {
            pending.Enqueue(scope);
            AddRoots([function.Node("value")!], names);
        }

        foreach (var callee in Callees(target))
        {
            if (!callers.TryGetValue(callee, out var known))
            {
                callers.Add(callee, known = []);
            }

            known.Add(scope);
        }
    }

    /// <summary>True for a function that gives an id or a buffer of others another value.</summary>
    private bool Rebinds(PythonScope scope, HashSet<(PythonModule, string)> shared)
    {
        for (var outer = scope.Parent; outer is not null && scope.Nonlocals.Count > 0; outer = outer.Parent)
        {
            if (scope.Nonlocals.Overlaps(_interesting.GetValueOrDefault(outer) ?? []))
            {
                return true;
            }
        }

        return scope.Globals.Any(name => shared.Contains((scope.Module, name)));
    }

    private IEnumerable<PythonScope> Callees(PythonTarget target) => target switch
    {
        PythonTarget.Function function => [function.Declaration],
        PythonTarget.Class type => OwnMethods.Select(name => _names.Method(type.Declaration, name)).OfType<PythonFunction>(),
        _ => [],
    };

    private static void AddRoots(IEnumerable<PythonNode> expressions, HashSet<string> names)
    {
        foreach (var expression in expressions)
        {
            var root = expression;
            while (root.Is("Attribute", "Subscript", "Starred"))
            {
                root = root.Node("value")!;
            }

            if (root.Kind == "Name")
            {
                names.Add(root.Text("id")!);
            }
        }
    }

    /// <summary>The nodes of a scope, without those of the functions in it.</summary>
    private static IEnumerable<PythonNode> Within(PythonScope scope)
    {
        var pending = new Stack<PythonNode>(scope.Body);
        while (pending.TryPop(out var node))
        {
            yield return node;
            if (!node.Is("FunctionDef", "AsyncFunctionDef", "Lambda"))
            {
                foreach (var child in node.Children)
                {
                    pending.Push(child);
                }
            }
        }
    }
}
