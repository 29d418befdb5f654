using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>The function of a decorator that runs in the place of a decorated one, and takes part in its import.</summary>
/// <param name="Function">The function that runs.</param>
/// <param name="Decorator">The decorator that makes it.</param>
/// <param name="Parameter">The parameter of the decorator by which it calls the decorated function.</param>
internal sealed record Wrapper(PythonFunction Function, PythonFunction Decorator, string Parameter)
{
    /// <summary>The wrapper of a function; null when no decorator of the reviewed files has to do with its import.</summary>
    public static Wrapper? Of(PythonFunction function, NameResolver names, Relevance relevance)
    {
        foreach (var expression in function.Node.Nodes("decorator_list"))
        {
            var isCall = expression.Kind == "Call";
            if (names.Resolve(isCall ? expression.Node("func")! : expression, function.Parent!) is PythonTarget.Function { Declaration: var named }
                && (isCall ? Returned(named, names) : named) is { Positional: [var parameter, ..] } decorator
                && Returned(decorator, names) is { IsGenerator: false } wrapper && relevance.Includes(wrapper))
            {
                return new Wrapper(wrapper, decorator, parameter);
            }
        }

        return null;
    }

    /// <summary>The function within another that the other returns.</summary>
    private static PythonFunction? Returned(PythonFunction outer, NameResolver names) =>
        outer.Body is [.., { Kind: "Return" } last] && last.Node("value") is { Kind: "Name" } name && names.Resolve(name, outer) is PythonTarget.Function { Declaration: var inner } && inner.Parent == outer ? inner : null;
}
