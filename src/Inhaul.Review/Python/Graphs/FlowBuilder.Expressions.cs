using System.Runtime.CompilerServices;
using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Expressions: the calls in them in the order in which they run, and which values are the same.</summary>
internal sealed partial class FlowBuilder
{
    private FlowValue Evaluate(PythonNode expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (expression.Kind)
        {
            case "Constant":
                return expression.IsConstant("NoneType") ? FlowValue.Absent
                    : expression.StringConstant is { } text ? FlowValue.OfString(text)
                    : FlowValue.OfConstant($"{expression.Text("type")} {expression.Text("value")}", Truth(expression));
            case "Name" or "Attribute" when _names.ConstantOf(expression, _frame.Scope) is { } constant:
                return Evaluate(constant);
            case "Name":
                return FlowValue.OfSlot(SlotOf(expression));
            case "Attribute":
                return MemberOf(expression, Evaluate(expression.Node("value")!), expression.Text("attr")!);
            case "Subscript":
                var owner = Evaluate(expression.Node("value")!);
                var key = Evaluate(expression.Node("slice")!);
                return key.Kind == FlowValueKind.Constant ? MemberOf(expression, owner, $"[{key.Text}]") : FlowValue.OfOperation("[]", [owner, key]);
            case "Call":
                return EvaluateCall(expression);
            case "Await":
                var awaited = expression.Node("value")!;
                var result = Evaluate(awaited);
                // What is waited for may fail, even where asking for it does not.
                if (_current is not null && (awaited.Kind != "Call" || HarmlessCalls.Include(awaited.Node("func")!, null)))
                {
                    MayRaise(Emit(FlowKind.Call, expression, $"await {Source.Short(awaited)}"));
                }

                return result;
            case "Yield" or "YieldFrom":
                return EvaluateYield(expression);
            case "NamedExpr":
                var named = Evaluate(expression.Node("value")!);
                AssignTo(expression.Node("target")!, named);
                return FlowValue.OfSlot(SlotOf(expression.Node("target")!));
            case "IfExp":
                return EvaluateChoice(expression);
            case "BoolOp":
                return EvaluateShortCircuit(expression);
            case "Lambda":
                return Captured(expression);
            case "Tuple" when !expression.Nodes("elts").Exists(part => part.Kind == "Starred"):
                return FlowValue.OfTuple([.. expression.Nodes("elts").Select(Evaluate)]);
            case "List" or "Tuple" or "Set":
                return Hold(expression, [.. expression.Nodes("elts").Select(Evaluate)]);
            case "Dict":
                return EvaluateDictionary(expression);
            case "ListComp" or "SetComp" or "GeneratorExp" or "DictComp":
                return EvaluateComprehension(expression);
            case "Starred":
                return Evaluate(expression.Node("value")!);
            case "BinOp":
                return FlowValue.OfOperation(expression.Text("op")!, [Evaluate(expression.Node("left")!), Evaluate(expression.Node("right")!)]);
            case "JoinedStr" when expression.Nodes("values") is [{ Kind: "FormattedValue" } only] && only.Node("format_spec") is null:
                return Evaluate(only.Node("value")!);
            case "UnaryOp":
                return FlowValue.OfOperation(expression.Text("op")!, [Evaluate(expression.Node("operand")!)]);
            case "Compare":
                return FlowValue.OfOperation(string.Join(' ', expression.Texts("ops")), [Evaluate(expression.Node("left")!), .. expression.Nodes("comparators").Select(Evaluate)]);
            default:
                // Texts with values in them, slices: the same from the same.
                return FlowValue.OfOperation(expression.Kind, [.. expression.Children.Select(Evaluate)]);
        }
    }

    private FlowValue MemberOf(PythonNode expression, FlowValue owner, string name) =>
        SlotOf(expression) is var slot and >= 0 ? FlowValue.OfMember(slot, name, owner) : FlowValue.OfOperation("." + name, [owner]);

    private FlowValue Hold(PythonNode at, IReadOnlyList<FlowValue> parts)
    {
        var node = Emit(FlowKind.Step, at);
        node.Creates = true;
        return FlowValue.OfContainer(node.Id, parts);
    }

    private FlowValue EvaluateDictionary(PythonNode expression)
    {
        var keys = expression.Nodes("keys");
        var parts = new List<FlowValue>();
        foreach (var (key, value) in keys.Zip(expression.Nodes("values")))
        {
            if (key.Kind != "Hole")
            {
                Evaluate(key);
            }

            parts.Add(Evaluate(value));
        }

        var dictionary = Hold(expression, parts);
        if (keys.TrueForAll(key => key.StringConstant is not null))
        {
            _dictionaries.Display(dictionary.Number, keys.Select(key => key.StringConstant!));
        }

        return dictionary;
    }

    private FlowValue EvaluateChoice(PythonNode expression)
    {
        var slot = TemporaryOf(expression);
        var (yes, no) = Branch(expression.Node("test")!);
        _current = yes;
        AssignIfReached(slot, expression.Node("body")!);
        var end = _current;
        _current = no;
        AssignIfReached(slot, expression.Node("orelse")!);
        _current = Meet(end, _current);
        return FlowValue.OfSlot(slot);
    }

    private FlowValue EvaluateShortCircuit(PythonNode expression)
    {
        var parts = expression.Nodes("values");
        if (parts.Skip(1).All(part => part.Is("Name", "Constant", "Attribute", "Compare")))
        {
            return FlowValue.OfOperation(expression.Text("op")!, [.. parts.Select(Evaluate)]);
        }

        var slot = TemporaryOf(expression);
        var ends = new List<FlowNode?>();
        foreach (var part in parts)
        {
            if (_current is null)
            {
                break;
            }

            if (part != parts[^1] && part.Kind == "Name")
            {
                AssignIfReached(slot, part);
                var (yes, no) = Branch(part);
                (var done, _current) = expression.Text("op") == "And" ? (no, yes) : (yes, no);
                ends.Add(done);
                continue;
            }

            AssignIfReached(slot, part);
            ends.Add(_current);
        }

        _current = Meet([.. ends]);
        return FlowValue.OfSlot(slot);
    }

    private int TemporaryOf(PythonNode expression) => Graph.Slot($"{_frame.Id}:<{expression.Kind} {expression.Line}.{expression.Column}>", isLocal: true);

    private void AssignIfReached(int slot, PythonNode value)
    {
        if (_current is not null)
        {
            AssignSlot(slot, Evaluate(value), value);
        }
    }

    private FlowValue EvaluateComprehension(PythonNode expression)
    {
        var added = new List<string>();
        var heads = new List<FlowNode>();
        foreach (var generator in expression.Nodes("generators"))
        {
            var source = generator.Node("iter")!;
            var container = FollowedGenerator(source) is { } followed ? Follow(source, followed, static _ => { }) : Evaluate(source);
            MayFlushElements(container, generator.Node("target")!, expression.Children, expression);
            heads.Add(Emit(FlowKind.Step, expression));
            foreach (var name in ScopeReader.NamesIn(generator.Node("target")!).Select(target => target.Text("id")!))
            {
                if (_frame.Comprehended.TryAdd(name, $"{_frame.Id}:<{name} {expression.Line}.{expression.Column}>"))
                {
                    added.Add(name);
                }
            }

            AssignTo(generator.Node("target")!, ElementOf(container, expression));
            foreach (var condition in generator.Nodes("ifs"))
            {
                var (yes, no) = Branch(condition);
                no?.GoTo(heads[^1]);
                _current = yes;
            }
        }

        if (_current is not null)
        {
            foreach (var part in new[] { expression.Node("elt"), expression.Node("key"), expression.Node("value") }.OfType<PythonNode>())
            {
                Evaluate(part);
            }
        }

        _current?.GoTo(heads[^1]);
        for (var at = heads.Count - 1; at > 0; at--)
        {
            heads[at].GoTo(heads[at - 1]);
        }

        _current = heads[0];
        added.ForEach(name => _frame.Comprehended.Remove(name));
        return New(expression);
    }

    private FlowValue EvaluateYield(PythonNode expression)
    {
        if (expression.Kind == "YieldFrom" && FollowedGenerator(expression.Node("value")!) is { } generator)
        {
            return Follow(expression.Node("value")!, generator, _frame.OnYield is { } taker ? value => InCaller(taker, value) : static _ => { });
        }

        var yielded = expression.Node("value") is { } given ? Evaluate(given) : FlowValue.Absent;
        if (_current is null)
        {
            return yielded;
        }

        if (_frame.OnYield is { } take)
        {
            take(yielded);
            return _current is null ? FlowValue.Absent : New(expression);
        }

        Store(yielded, expression);
        var node = Emit(FlowKind.Call, expression, Source.Short(expression));
        node.Creates = true;
        // A context manager is told of the exceptions of its block; other generators are only left alone, which no handler sees.
        if (_frame.Scope is PythonFunction { IsContextManager: true })
        {
            MayRaise(node);
        }

        return FlowValue.OfNode(node);
    }

    /// <summary>Gives what an inner generator yields to whoever takes the values of the outer one.</summary>
    private void InCaller(Action<FlowValue> taker, FlowValue value)
    {
        var inner = _frame;
        _frame = _frame.Caller!;
        taker(value);
        _frame = inner;
    }

    /// <summary>A function as a value: whoever has it can reach the variables that it uses.</summary>
    private FlowValue Captured(PythonNode function)
    {
        var scope = _frame.Scope.Module.Functions.GetValueOrDefault(function);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<PythonNode>(scope?.Body ?? []);
        while (pending.TryPop(out var node))
        {
            if (node is { Kind: "Name" } && !scope!.Binds(node.Text("id")!))
            {
                names.Add(node.Text("id")!);
            }

            foreach (var child in node.Children)
            {
                pending.Push(child);
            }
        }

        var parts = names.Select(Variable).Where(path => !path.StartsWith("builtin:", StringComparison.Ordinal)).Select(path => FlowValue.OfSlot(Graph.Slot(path, isLocal: false)));
        return Hold(function, [.. parts]);
    }
}
