using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Functions that are given to others, which call them by a parameter: callbacks, and what decorators wrap.</summary>
internal sealed partial class FlowBuilder
{
    private readonly Dictionary<(PythonScope Function, string Parameter), PythonFunction> _given = [];

    /// <summary>The variable of the object whose method is being followed.</summary>
    private string? Self
    {
        get
        {
            for (var scope = _frame.Scope; scope is not null; scope = scope.Parent)
            {
                if (scope is PythonFunction { Self: { } self })
                {
                    return Variable(self);
                }
            }

            return null;
        }
    }

    /// <summary>The function that was given for a parameter.</summary>
    private PythonTarget.Function? Given(PythonNode name)
    {
        for (var scope = _frame.Scope; scope is not null && name.Text("id") is { } parameter; scope = scope.Parent)
        {
            if (scope.Binds(parameter))
            {
                return scope.Bindings[parameter].Count == 1 && _given.TryGetValue((scope, parameter), out var function) ? new PythonTarget.Function(function, false) : null;
            }
        }

        return null;
    }

    /// <summary>The function that an argument is.</summary>
    private PythonFunction? FunctionOf(CallArgument argument) =>
        argument.Node.Is("Name", "Lambda") ? ((_names.Resolve(argument.Node, _frame.Scope) as PythonTarget.Function) ?? Given(argument.Node))?.Declaration : null;

    /// <summary>What runs instead of a decorated function, and what it is given.</summary>
    private (PythonTarget.Function Wrapper, List<CallArgument> Arguments)? Wrapped(PythonTarget.Function called, PythonNode function, List<CallArgument> arguments, FlowValue? receiver)
    {
        if (Wrapper.Of(called.Declaration, _names, _relevance) is not { } wrapper)
        {
            return null;
        }

        _given[(wrapper.Decorator, wrapper.Parameter)] = called.Declaration;
        var own = called.Bound && receiver is not null ? [new CallArgument(null, function.Node("value")!, receiver, false)] : (List<CallArgument>)[];
        return (new PythonTarget.Function(wrapper.Function, false), [.. own, .. arguments]);
    }

    /// <summary><c>map</c> calls a function for each element, if there are any.</summary>
    private FlowValue EvaluateMap(PythonNode call, PythonNode mapped)
    {
        var head = Emit(FlowKind.Step, call);
        var element = new CallArgument(null, call, New(call), false);
        if (FunctionOf(new CallArgument(null, mapped, FlowValue.Absent, false)) is { } function)
        {
            EvaluateKnown(call, new PythonTarget.Function(function, false), [element], null);
        }
        else
        {
            var receiver = Evaluate(mapped.Node("value")!);
            EvaluateUnknown(call, mapped, _names.Resolve(mapped, _frame.Scope), mapped.Text("attr")!, receiver, [element]);
        }

        _current?.GoTo(head);
        _current = head;
        return New(call);
    }
}
