using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Calls: which of them are events.</summary>
internal sealed partial class FlowBuilder
{
    private static readonly string[] Consumers = ["list", "tuple", "set", "sum", "max", "min", "sorted", "dict", "any", "all", "collections.deque", "deque"];

    private FlowValue EvaluateCall(PythonNode call)
    {
        var function = call.Node("func")!;
        if (function.Text("id") == "super" && Self is { } self)
        {
            return FlowValue.OfSlot(Graph.Slot(self, isLocal: false));
        }

        if (MethodByOtherName(function) is { } method)
        {
            function = method;
        }

        var target = _names.Resolve(function, _frame.Scope);
        var given = target is PythonTarget.Unknown ? Given(function) : null;
        target = given ?? target;
        var receiver = EvaluateReceiver(function);
        var arguments = EvaluateArguments(call);
        if (_current is null)
        {
            return FlowValue.Absent;
        }
        while (target is PythonTarget.Partial partial)
        {
            arguments = [.. EvaluateArguments(partial.Call).Skip(1), .. arguments];
            target = partial.Of;
        }

        var name = target.LastName ?? function.Text("attr") ?? function.Text("id") ?? "";
        if (_rules.Begin.Names.Contains(name))
        {
            return Track(FlowKind.Begin, _rules.Begin, call, arguments);
        }

        if (_rules.Complete.Names.Contains(name))
        {
            return Track(FlowKind.Complete, _rules.Complete, call, arguments);
        }

        if (_rules.Aggregate.Contains(name))
        {
            return Event(FlowKind.Aggregate, call, $"{name}()");
        }

        if (_relevance.IsBufferClass(target))
        {
            var made = Emit(FlowKind.Call, call, $"{name}()");
            (made.Creates, made.CreatesBuffer) = (true, true);
            MayRaise(made);
            return FlowValue.OfNode(made);
        }

        if (target is PythonTarget.External { Name: var ending } && EndsProgram(call, ending))
        {
            return FlowValue.Absent;
        }

        if (target is PythonTarget.Function called && !(receiver is not null && _relevance.IsOfBuffer(called.Declaration)))
        {
            return given is null && Wrapped(called, function, arguments, receiver) is var (wrapper, passed)
                ? EvaluateKnown(call, wrapper, passed, null)
                : EvaluateKnown(call, called, arguments, receiver);
        }

        if (target is PythonTarget.Class type)
        {
            return Construct(call, type.Declaration, _assigned == call ? _assignedPath : $"{_frame.Id}:<new {call.Line}.{call.Column}>", arguments);
        }

        return EvaluateUnknown(call, function, target, name, receiver, arguments);
    }

    /// <summary>The method of a buffer that a variable of the function stands for.</summary>
    private PythonNode? MethodByOtherName(PythonNode function) =>
        function.Kind == "Name" && _names.ValueOf(function, _frame.Scope) is ({ Kind: "Attribute" } method, var owner) && owner == _frame.Scope
        && (_rules.BufferWrites.Contains(method.Text("attr")!) || _rules.BufferFlushes.Contains(method.Text("attr")!)) ? method : null;

    private FlowValue? EvaluateReceiver(PythonNode function)
    {
        if (function.Kind == "Attribute")
        {
            return Evaluate(function.Node("value")!);
        }

        if (function.Kind != "Name")
        {
            Evaluate(function);
        }

        return null;
    }

    private List<CallArgument> EvaluateArguments(PythonNode call)
    {
        var arguments = new List<CallArgument>();
        foreach (var argument in call.Nodes("args"))
        {
            arguments.Add(new CallArgument(null, argument, EvaluateArgument(argument), argument.Kind == "Starred"));
        }

        foreach (var keyword in call.Nodes("keywords"))
        {
            var value = keyword.Node("value")!;
            arguments.Add(new CallArgument(keyword.Text("arg"), value, EvaluateArgument(value), keyword.Text("arg") is null));
        }

        return arguments;
    }

    /// <summary>An argument. Functions that are given away take with them what they work on.</summary>
    private FlowValue EvaluateArgument(PythonNode argument)
    {
        if (_current is null)
        {
            return FlowValue.Absent;
        }

        if (argument.Kind == "Name" && _names.Resolve(argument, _frame.Scope) is PythonTarget.Function { Declaration: { Parent: PythonFunction } nested })
        {
            return Captured(nested.Node);
        }

        if (argument.Kind == "Attribute" && (_rules.BufferFlushes.Contains(argument.Text("attr")!) || _rules.BufferWrites.Contains(argument.Text("attr")!) || _names.Resolve(argument, _frame.Scope) is PythonTarget.Function))
        {
            return Hold(argument, [Evaluate(argument.Node("value")!)]);
        }

        if (FollowedGenerator(argument) is { } generator && argument.Kind == "Call")
        {
            return Follow(argument, generator, static _ => { });
        }

        return Evaluate(argument);
    }

    private FlowValue Event(FlowKind kind, PythonNode call, string text, FlowValue? value = null)
    {
        var node = Emit(kind, call, text);
        node.Value = value;
        node.Creates = true;
        MayRaise(node);
        return FlowValue.OfNode(node);
    }

    private FlowValue Track(FlowKind kind, TrackingCall shape, PythonNode call, List<CallArgument> arguments)
    {
        var isWhole = !arguments.Exists(argument => argument.IsOpen || argument.Node.IsConstant("ellipsis"));
        var given = new Dictionary<CallRole, CallArgument>();
        var positional = arguments.TakeWhile(argument => !argument.IsOpen && !argument.Node.IsConstant("ellipsis")).Where(argument => argument.Keyword is null).ToList();
        foreach (var parameter in shape.Parameters)
        {
            if ((arguments.Find(argument => argument.Keyword == parameter.Name) ?? positional.ElementAtOrDefault(parameter.Position)) is { } argument)
            {
                given[parameter.Role] = argument;
            }
        }

        var id = given.GetValueOrDefault(CallRole.Id);
        var stats = given.GetValueOrDefault(CallRole.Stats);
        var idText = id is null ? "" : $" {Source.Short(id.Node, 30)}";
        var status = given.GetValueOrDefault(CallRole.Status);
        var word = status is null ? "" : $" as {status.Node.StringConstant ?? Source.Short(status.Node, 30)}";
        var text = kind == FlowKind.Begin ? $"begin tracking{idText}" : $"complete tracking{idText}{word}";
        var value = Event(kind, call, text, id?.Value);
        var node = Graph.Nodes[value.Number];
        node.Status = status?.Value;
        node.Syntax = new TrackingSite(call, _frame.Scope, given.ToDictionary(pair => pair.Key, pair => pair.Value.Node), isWhole, () => stats is null ? null : _dictionaries.Keys(stats.Value));
        return value;
    }

    private bool EndsProgram(PythonNode call, string name)
    {
        if (!ProgramExits.Include(name))
        {
            return false;
        }

        Emit(FlowKind.Leave, call, Source.Short(call));
        JumpTo(ProgramExits.AreAtOnce(name) ? Graph.Ended : _enclosing.Raise(ExceptionTypes.Exit));
        return true;
    }

    private FlowValue EvaluateKnown(PythonNode call, PythonTarget.Function called, List<CallArgument> arguments, FlowValue? receiver)
    {
        var function = called.Declaration;
        var takesPart = _relevance.Includes(function) || arguments.Exists(argument => _relevance.IsOfInterest(argument.Node, _frame.Scope) || FunctionOf(argument) is { } handed && _relevance.Includes(handed));
        if ((takesPart || IsGetter(function)) && !function.IsGenerator)
        {
            if (_frame.IsRecursion(function))
            {
                // A recursion ends only by a path without it; that path is looked at.
                _current = null;
                return FlowValue.Absent;
            }

            if (MayFollow(function))
            {
                return Follow(call, function, null, arguments, receiver);
            }
        }

        var node = Emit(FlowKind.Call, call, $"{Source.Short(call.Node("func")!, 40)}()");
        node.Creates = true;
        if (takesPart)
        {
            arguments.ForEach(argument => node.Give(argument.Value));
        }

        Give(arguments);
        if (function.Parent is PythonFunction)
        {
            // It can change what belongs to the function around it.
            Give(Captured(function.Node));
        }

        if (called.Bound && function.Self is { } self && call.Node("func")!.Node("value") is { } owner && PathOf(owner) is { } path)
        {
            // And a method what belongs to its object.
            foreach (var part in function.Node.Descendants().Where(node => node.Kind == "Attribute" && node.Node("value")!.Text("id") == self))
            {
                Give(FlowValue.OfSlot(Graph.Slot($"{path}.{part.Text("attr")}", isLocal: false)));
            }
        }

        MayRaise(node);
        return FlowValue.OfNode(node);
    }

    /// <summary>True for a function that only gives what an object keeps: the same each time.</summary>
    private static bool IsGetter(PythonFunction function) => function.Body is [{ Kind: "Return" } only] && only.Node("value") is { Kind: "Attribute" or "Name" or "Subscript" };
}
