using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Functions that are followed into.</summary>
internal sealed partial class FlowBuilder
{
    private bool MayFollow(PythonScope function) => _frame.Depth < MostCalls && Graph.Nodes.Count < MostNodes && !_frame.IsRecursion(function);

    /// <summary>A generator that is followed.</summary>
    /// <param name="call">The call that makes it.</param>
    /// <param name="function">The generator.</param>
    /// <param name="onYield">What is done with each value.</param>
    /// <param name="closed">Where it goes on when whoever took the values left it; null for another exception.</param>
    private FlowValue Follow(PythonNode call, PythonFunction function, Action<FlowValue> onYield, Func<string, FlowNode?>? closed = null)
    {
        var receiver = EvaluateReceiver(call.Node("func")!);
        return Follow(call, function, onYield, EvaluateArguments(call), receiver, closed: closed);
    }

    private FlowValue Follow(PythonNode call, PythonFunction function, Action<FlowValue>? onYield, List<CallArgument> arguments, FlowValue? receiver, string? self = null, Func<string, FlowNode?>? closed = null)
    {
        if (_current is null)
        {
            return FlowValue.Absent;
        }

        Followed.Add(function);
        var (caller, outside) = (_frame, _enclosing);
        var returns = Graph.Add(FlowKind.CallEnd, call.EndLine, "");
        (returns.Order, returns.Depth) = (_order, caller.Depth);
        var frame = new CallFrame(function, caller, _frames++) { OnYield = onYield };
        frame.ReturnSlot = Graph.Slot($"{frame.Id}:<return>", isLocal: true);
        BindArguments(call, function, frame, arguments, receiver, self);
        (_frame, _enclosing) = (frame, new FunctionEdge(returns, type => closed?.Invoke(type) ?? outside.Raise(type)));
        AssignSlot(frame.ReturnSlot, FlowValue.Absent, call);
        BuildBody(function);
        if (_current is not null)
        {
            JumpTo(returns);
        }

        (_frame, _enclosing) = (caller, outside);
        _current = returns.IsReached ? returns : null;
        return FlowValue.OfSlot(frame.ReturnSlot);
    }

    private void BindArguments(PythonNode call, PythonFunction function, CallFrame frame, List<CallArgument> arguments, FlowValue? receiver, string? self)
    {
        var positional = new Queue<string>(function.Positional);
        if (function.Self is { } own && (receiver is not null || self is not null) && positional.TryDequeue(out _))
        {
            var path = self ?? (call.Node("func")!.Node("value") switch
            {
                { Kind: "Name" } name => PathOf(name),
                { Kind: "Call" } parent when parent.Node("func")!.Text("id") == "super" => Self,
                _ => null,
            });
            BindParameter(frame, own, path, receiver ?? FlowValue.Absent, call);
        }

        var bound = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in function.Positional.Concat(function.KeywordOnly))
        {
            _given.Remove((function, parameter));
        }

        foreach (var argument in arguments)
        {
            if (argument.IsOpen)
            {
                // What else is given is not shown: the rest keeps what nobody knows.
                bound.UnionWith(function.Positional);
                bound.UnionWith(function.KeywordOnly);
                positional.Clear();
                continue;
            }

            var parameter = argument.Keyword is { } keyword ? (function.Positional.Contains(keyword) || function.KeywordOnly.Contains(keyword) ? keyword : null) : positional.TryDequeue(out var next) ? next : null;
            if (parameter is not null && bound.Add(parameter))
            {
                BindParameter(frame, parameter, argument.Node.Kind == "Name" ? PathOf(argument.Node) : null, argument.Value, argument.Node);
                if (FunctionOf(argument) is { } handed)
                {
                    _given[(function, parameter)] = handed;
                }
            }
        }

        foreach (var (parameter, value) in function.Defaults().Where(pair => !bound.Contains(pair.Name)))
        {
            // Defaults are worked out where the function is defined.
            var isSeen = value.Kind == "Constant" || _frame.Scope == function.Parent;
            BindParameter(frame, parameter, null, isSeen ? Evaluate(value) : _names.ConstantOf(value, function.Parent!) is { } constant ? Evaluate(constant) : New(value), value);
        }

        foreach (var collector in function.Collectors)
        {
            BindParameter(frame, collector, null, Hold(call, [.. arguments.Select(argument => argument.Value)]), call);
        }
    }

    /// <summary>A parameter that nobody assigns is another name for the variable that is given.</summary>
    private void BindParameter(CallFrame frame, string parameter, string? path, FlowValue value, PythonNode at)
    {
        if (path is not null && !path.StartsWith("builtin:", StringComparison.Ordinal) && frame.Scope.Bindings[parameter].Count == 1 && !frame.Scope.AssignedWithin.Contains(parameter))
        {
            frame.Aliases[parameter] = path;
            return;
        }

        AssignSlot(Graph.Slot($"{frame.Id}:{parameter}", isLocal: !frame.Scope.AssignedWithin.Contains(parameter)), value, at);
    }

    /// <summary>An object of a reviewed class: its constructor is followed when it takes part in an import.</summary>
    private FlowValue Construct(PythonNode call, PythonClass type, string path, List<CallArgument> arguments)
    {
        var made = Emit(FlowKind.Call, call, $"{type.Name}()");
        made.Creates = true;
        Give(arguments);
        var value = FlowValue.OfNode(made);
        if (_names.Method(type, "__init__") is { } initializer && (_relevance.Includes(initializer) || arguments.Exists(argument => _relevance.IsOfInterest(argument.Node, _frame.Scope))) && MayFollow(initializer))
        {
            AssignSlot(Graph.Slot(path, isLocal: false), value, call);
            Follow(call, initializer, null, arguments, value, path);
            return FlowValue.OfSlot(Graph.Slot(path, isLocal: false));
        }

        if (_names.Method(type, "__init__") is not null || type.Node.Nodes("keywords").Count > 0 || _names.LineageNames(type).Any(name => name != "object" && !_names.Lineage(type).Any(known => known.Name == name)))
        {
            MayRaise(made);
        }

        return value;
    }

    /// <summary>A <c>with</c> over a context manager of the reviewed files that takes part in an import.</summary>
    private bool BuildWithFollowed(PythonNode statement, int item, PythonNode context, PythonNode? target)
    {
        if (context.Kind != "Call")
        {
            return false;
        }

        switch (_names.Resolve(context.Node("func")!, _frame.Scope))
        {
            case PythonTarget.Function { Declaration: { IsContextManager: true } manager } when _relevance.Includes(manager) && MayFollow(manager) && !JumpsOut(statement):
                BuildWithGenerator(statement, item, context, target, manager);
                return true;
            case PythonTarget.Class { Declaration: var type } when !_relevance.IsBufferClass(new PythonTarget.Class(type)) && _names.Method(type, statement.Kind == "AsyncWith" ? "__aexit__" : "__exit__") is { } exit && _relevance.Includes(exit) && MayFollow(exit):
                BuildWithObject(statement, item, context, target, type, exit);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The block runs where the generator yields, and its exceptions are raised there.</summary>
    private void BuildWithGenerator(PythonNode statement, int item, PythonNode context, PythonNode? target, PythonFunction manager)
    {
        var caller = _frame;
        Follow(context, manager, value =>
        {
            var inner = _frame;
            _frame = caller;
            if (target is not null)
            {
                AssignTo(target, value);
            }

            BuildWith(statement, item + 1);
            _frame = inner;
        });
    }

    private void BuildWithObject(PythonNode statement, int item, PythonNode context, PythonNode? target, PythonClass type, PythonFunction exit)
    {
        var path = target is { Kind: "Name" } ? PathOf(target)! : $"{_frame.Id}:<with {context.Line}.{context.Column}>";
        var value = Construct(context, type, path, EvaluateArguments(context));
        if (_names.Method(type, statement.Kind == "AsyncWith" ? "__aenter__" : "__enter__") is { } enter && _relevance.Includes(enter) && MayFollow(enter))
        {
            Follow(context, enter, null, [], value, path);
        }

        if (_current is null)
        {
            return;
        }

        void Exit(bool raising)
        {
            // Python tells the exit what was raised, or that nothing was.
            var told = raising ? FlowValue.OfConstant("exception", true) : FlowValue.Absent;
            Follow(context, exit, null, [.. Enumerable.Repeat(new CallArgument(null, context, told, false), 3)], value, path);
        }

        var outside = _enclosing;
        var after = Swallows(exit) ? Graph.Add(FlowKind.Step, statement.EndLine, "") : null;
        _enclosing = CopiesOf(_current, (raising, _) => Exit(raising), after);
        BuildWith(statement, item + 1);
        _enclosing = outside;
        if (_current is not null)
        {
            InFinally(false, () => Exit(false));
        }

        _current = Meet(_current, after is { IsReached: true } ? after : null);
    }

    /// <summary>True for an exit that always says that the exception is dealt with.</summary>
    private static bool Swallows(PythonFunction exit)
    {
        var returns = exit.Body.SelectMany(statement => statement.Descendants()).Where(node => node.Kind == "Return").ToList();
        return exit.Body is [.., { Kind: "Return" }] && returns.TrueForAll(node => node.Node("value") is { } value && value.IsConstant("bool") && Truth(value));
    }

    /// <summary>True when a jump leaves a block: a generator cannot be followed over it.</summary>
    private static bool JumpsOut(PythonNode statement)
    {
        var pending = new Stack<PythonNode>(statement.Nodes("body"));
        while (pending.TryPop(out var node))
        {
            if (node.Is("Return", "Break", "Continue"))
            {
                return true;
            }

            foreach (var child in node.Children.Where(child => !node.Is("FunctionDef", "AsyncFunctionDef", "Lambda", "ClassDef")))
            {
                pending.Push(child);
            }
        }

        return false;
    }
}
