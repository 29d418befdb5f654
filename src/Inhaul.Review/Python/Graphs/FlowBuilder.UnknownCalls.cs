using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Calls of code that is not reviewed: what it may do to what it is given.</summary>
internal sealed partial class FlowBuilder
{
    private FlowValue EvaluateUnknown(PythonNode call, PythonNode function, PythonTarget target, string name, FlowValue? receiver, List<CallArgument> arguments)
    {
        var isHarmless = HarmlessCalls.Include(function, (target as PythonTarget.External)?.Name);
        if (target is PythonTarget.External { Name: "map" } && arguments is [{ Node: var mapped }, _, ..] && (FunctionOf(arguments[0]) is not null || mapped.Kind == "Attribute"))
        {
            return EvaluateMap(call, mapped);
        }

        if (target is PythonTarget.External { Name: "functools.partial" or "partial" })
        {
            return Hold(call, [.. arguments.Select(argument => argument.Value)]);
        }

        if (name == "dict" && target is PythonTarget.External && call.Nodes("args").Count == 0 && arguments.TrueForAll(argument => !argument.IsOpen))
        {
            var dictionary = Hold(call, [.. arguments.Select(argument => argument.Value)]);
            _dictionaries.Display(dictionary.Number, arguments.Select(argument => argument.Keyword!));
            return dictionary;
        }

        if (PureCalls.Value(function, (target as PythonTarget.External)?.Name, receiver, arguments) is { } computed)
        {
            if (!isHarmless)
            {
                MayRaise(Emit(FlowKind.Call, call, $"{Source.Short(function, 40)}()"));
            }

            return computed;
        }

        var kind = receiver is null ? FlowKind.Call
            : _rules.BufferFlushes.Contains(name) ? FlowKind.Flush
            : _rules.BufferWrites.Contains(name) || _rules.KnownBufferWrites.Contains(name) ? FlowKind.Write
            : FlowKind.Call;
        var node = Emit(kind, call, $"{Source.Short(function, 40)}()");
        node.Creates = true;
        node.Value = receiver;
        node.TellsBuffer = kind == FlowKind.Write && _rules.BufferWrites.Contains(name);
        if (!isHarmless || kind == FlowKind.Write)
        {
            foreach (var argument in arguments.Where(argument => argument.Value.Kind != FlowValueKind.Constant))
            {
                node.Give(argument.Value);
            }
        }

        if (function.Kind == "Name" && target is PythonTarget.Unknown)
        {
            // Whatever the variable holds runs, with all that it has in reach.
            node.Give(Evaluate(function));
        }

        if (receiver is not null && kind == FlowKind.Call && !isHarmless)
        {
            node.Give(receiver, isReceiver: true);
        }

        if (!isHarmless)
        {
            Give(arguments);
            MayRaise(node);
        }

        if (receiver is not null)
        {
            Mutates(receiver);
            ChangeDictionary(name, receiver, arguments);
        }

        return name switch
        {
            // Whoever takes a context manager to leave it later gives it back.
            "enter_context" or "enter_async_context" when arguments is [var entered] => entered.Value,
            // As written with brackets.
            "get" when receiver is not null && arguments is [{ Node.Kind: "Constant" } key, ..] => ItemOf(function.Node("value")!, receiver, key),
            _ => FlowValue.OfNode(node),
        };
    }

    private FlowValue ItemOf(PythonNode owner, FlowValue value, CallArgument key) => PathOf(owner) is { } path
        ? FlowValue.OfMember(Graph.Slot(ItemPath(path, key.Node), isLocal: false), $"[{key.Value.Text}]", value)
        : FlowValue.OfOperation($".[{key.Value.Text}]", [value]);

    private void Give(List<CallArgument> arguments)
    {
        foreach (var argument in arguments)
        {
            Give(argument.Value);
        }
    }

    private void Give(FlowValue value)
    {
        _dictionaries.Give(value);
        Mutates(value);
    }

    private void ChangeDictionary(string method, FlowValue receiver, List<CallArgument> arguments)
    {
        switch (method)
        {
            case "get" or "items" or "keys" or "values" or "copy" or "pop" or "clear":
                return;
            case "setdefault" when arguments is [{ Node.StringConstant: { } key }, ..]:
                _dictionaries.Set(receiver, key);
                return;
            case "update" when arguments.TrueForAll(argument => !argument.IsOpen && (argument.Keyword is not null || _dictionaries.Keys(argument.Value) is not null)):
                foreach (var key in arguments.SelectMany(argument => argument.Keyword is { } keyword ? [keyword] : _dictionaries.Keys(argument.Value)!))
                {
                    _dictionaries.Set(receiver, key);
                }

                return;
            default:
                _dictionaries.Set(receiver, null);
                return;
        }
    }
}
