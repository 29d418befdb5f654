using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary><c>try</c> and <c>with</c>.</summary>
internal sealed partial class FlowBuilder
{
    private readonly Dictionary<string, PythonClass> _classes = new(StringComparer.Ordinal);

    private void BuildTry(PythonNode statement)
    {
        var start = Emit(FlowKind.Step, statement);
        var (outside, culprit, quiet) = (_enclosing, _culprit, _quiet);
        var final = statement.Nodes("finalbody");
        if (final.Count > 0)
        {
            _enclosing = CopiesOf(start, (_, _) => BuildAll(final));
            _culprit = (start.Id, _frame.Depth);
        }

        var after = Graph.Add(FlowKind.Step, statement.EndLine, "");
        var (guarded, guardedCulprit) = (_enclosing, _culprit);
        var handlers = statement.Nodes("handlers").Select(handler => (Handler: handler, Types: HandledTypes(handler))).ToList();
        if (handlers.Count > 0)
        {
            _enclosing = new CatchingEdge(guarded, Graph, statement.Line, [.. handlers.Select(handler => ((Func<string, CatchFit>)(type => Fit(type, handler.Types)), CopiesOf(handler.Handler, handler.Types, after)))]);
        }

        (_culprit, _quiet) = ((start.Id, _frame.Depth), false);
        BuildAll(statement.Nodes("body"));
        (_enclosing, _culprit, _quiet) = (guarded, guardedCulprit, quiet);
        BuildAll(statement.Nodes("orelse"));
        if (_current is not null)
        {
            JumpTo(after);
        }

        (_enclosing, _culprit) = (outside, culprit);
        _current = after.IsReached ? after : null;
        if (_current is not null && final.Count > 0)
        {
            InFinally(false, () => BuildAll(final));
        }
    }

    /// <summary>A copy of a handler for each type that it takes, so that what it raises again is of that type.</summary>
    private Func<string, FlowNode> CopiesOf(PythonNode handler, IReadOnlyList<string> types, FlowNode after)
    {
        var context = (_frame, _enclosing, _culprit, _inFinally, _whileRaising, _quiet);
        var copies = new Dictionary<string, FlowNode>(StringComparer.Ordinal);
        return raised =>
        {
            var type = raised == ExceptionTypes.Any && types is [var only] && only != ExceptionTypes.All ? only : raised;
            if (!copies.TryGetValue(type, out var entry))
            {
                var here = (_frame, _enclosing, _culprit, _inFinally, _whileRaising, _quiet);
                var (current, order) = (_current, _order);
                (_frame, _enclosing, _culprit, _inFinally, _whileRaising, _quiet) = context;
                copies[type] = _current = entry = Graph.Add(FlowKind.Step, handler.Line, "");
                BuildHandler(handler, type);
                if (_current is not null)
                {
                    JumpTo(after);
                }

                (_frame, _enclosing, _culprit, _inFinally, _whileRaising, _quiet) = here;
                (_current, _order) = (current, order);
            }

            return entry;
        };
    }

    private void BuildHandler(PythonNode handler, string handled)
    {
        At(handler);
        var caught = Emit(FlowKind.Catch, handler, handler.Node("type") is { } type ? $"except {Source.Short(type)}" : "except");
        caught.TakesAll = HandledTypes(handler) is var types && (types.Contains(ExceptionTypes.Any) || types.Contains(ExceptionTypes.All));
        var guarded = _enclosing;
        _culprit = (caught.Id, _frame.Depth);
        // Whatever jumps out of the handler ends the exception there.
        _enclosing = new HandlerEdge(guarded, target => Swallowed(caught, target));
        _frame.Handled.Push(handled);
        if (handler.Text("name") is { } name)
        {
            var exception = New(handler);
            Graph.Nodes[exception.Number].CreatesObject = true;
            AssignSlot(Graph.Slot(Variable(name), isLocal: true), exception, handler);
        }

        BuildAll(handler.Nodes("body"));
        _frame.Handled.Pop();
        if (_current is not null)
        {
            Emit(FlowKind.Swallow, handler, "the handler ends, and the exception with it");
        }
    }

    private FlowNode Swallowed(FlowNode at, FlowNode target)
    {
        var node = Graph.Add(FlowKind.Swallow, at.Line, "");
        (node.Syntax, node.Owner) = (at.Syntax, _frame.Scope);
        node.GoTo(target);
        return node;
    }

    private IReadOnlyList<string> HandledTypes(PythonNode handler) => handler.Node("type") is { } type ? TypesOf(type, _frame.Scope) : [ExceptionTypes.All];

    /// <summary>The types that an expression stands for. What only a run would tell is taken for all: that it lets any pass is not proven.</summary>
    private IReadOnlyList<string> TypesOf(PythonNode expression, PythonScope scope)
    {
        if (expression.Kind == "Tuple")
        {
            return [.. expression.Nodes("elts").SelectMany(part => TypesOf(part, scope))];
        }

        var target = _names.Resolve(expression, scope);
        if (target.LastName is { } name)
        {
            Remember(target);
            return [name];
        }

        if (_names.ValueOf(expression, scope) is ({ Kind: "Tuple" } several, var owner))
        {
            return TypesOf(several, owner);
        }

        // A class of something that is not known, such as `client.NotFound`, is told by how it is written.
        return [expression.Text("attr") is { } part && char.IsAsciiLetterUpper(part[0]) && part.Any(char.IsAsciiLetterLower) ? part : ExceptionTypes.All];
    }

    /// <summary>Of the classes of the reviewed files it is known what they are kinds of.</summary>
    private void Remember(PythonTarget type)
    {
        if (type is PythonTarget.Class { Declaration: var known })
        {
            _classes[known.Name] = known;
        }
    }

    private CatchFit Fit(string raised, IReadOnlyList<string> types)
    {
        var best = CatchFit.Never;
        foreach (var type in types)
        {
            var fit = ExceptionTypes.Fit(raised, type, Lineage);
            best = fit > best ? fit : best;
        }

        return best;
    }

    private IEnumerable<string> Lineage(string type) => _classes.TryGetValue(type, out var known) ? _names.LineageNames(known) : [];

    /// <summary>What runs on every way out of a statement, built where it stands and not where the jump is.</summary>
    /// <param name="start">The statement.</param>
    /// <param name="build">Builds what runs; told whether an exception is on its way.</param>
    /// <param name="swallowed">Where it goes on when that ends every exception; null when the exception goes on, too.</param>
    private LeavingEdge CopiesOf(FlowNode start, Action<bool, FlowNode> build, FlowNode? swallowed = null)
    {
        var (frame, outside, culprit, order) = (_frame, _enclosing, _culprit, _order);
        return new LeavingEdge(outside, (raising, target) =>
        {
            var here = (_frame, _enclosing, _culprit, _current, _order, _quiet);
            var entry = Graph.Add(FlowKind.Step, start.Line, "");
            // A jump that takes the place of an exception ends it.
            var around = raising ? new HandlerEdge(outside, target => Swallowed(_current ?? start, target)) : outside;
            (_frame, _enclosing, _culprit, _current, _order) = (frame, around, culprit, entry, order);
            InFinally(raising, () => build(raising, entry));
            if (_current is not null)
            {
                JumpTo(raising && swallowed is not null ? Swallowed(_current, swallowed) : target());
            }

            (_frame, _enclosing, _culprit, _current, _order, _quiet) = here;
            return entry;
        });
    }

    private void InFinally(bool raising, Action build)
    {
        var before = (_inFinally, _whileRaising, _quiet);
        (_inFinally, _whileRaising, _quiet) = (true, raising || _whileRaising, true);
        build();
        (_inFinally, _whileRaising, _quiet) = before;
    }

    private void BuildWith(PythonNode statement, int item)
    {
        var items = statement.Nodes("items");
        if (item == items.Count)
        {
            BuildAll(statement.Nodes("body"));
            return;
        }

        var context = items[item].Node("context_expr")!;
        var target = items[item].Node("optional_vars");
        if (BuildWithFollowed(statement, item, context, target))
        {
            return;
        }

        var value = Evaluate(context);
        if (target is not null)
        {
            AssignTo(target, value);
        }

        if (_current is null)
        {
            return;
        }

        var outside = _enclosing;
        if (Suppressed(context) is { Count: > 0 } types)
        {
            var after = Graph.Add(FlowKind.Step, statement.EndLine, "");
            _enclosing = new CatchingEdge(outside, Graph, statement.Line, [(type => Fit(type, types), _ => after)]);
            BuildWith(statement, item + 1);
            _enclosing = outside;
            if (_current is not null)
            {
                JumpTo(after);
            }

            _current = after.IsReached ? after : null;
            return;
        }

        // Only what may be a buffer is worth a copy of its exit for every jump.
        var mayFlush = value.Kind is FlowValueKind.Slot or FlowValueKind.Member || value.Kind == FlowValueKind.Fresh && Graph.Nodes[value.Number].CreatesBuffer || IsWrittenTo(target, statement);
        if (mayFlush)
        {
            // The exit is that of what the block began with, whatever the variable holds by then.
            var held = Graph.Slot($"{_frame.Id}:<with {context.Line}.{context.Column}>", isLocal: true);
            AssignSlot(held, value, context);
            value = FlowValue.OfSlot(held);
        }

        void Exit() => Emit(FlowKind.Flush, statement, $"the with block ends and flushes {Source.Short(target ?? context)}").Value = value;
        if (mayFlush)
        {
            _enclosing = CopiesOf(_current, (_, _) => Exit());
        }

        BuildWith(statement, item + 1);
        _enclosing = outside;
        if (_current is not null && mayFlush)
        {
            Exit();
        }
    }

    /// <summary>True when the block writes to what it was given, as only buffers are written to.</summary>
    private bool IsWrittenTo(PythonNode? target, PythonNode statement) =>
        target?.Text("id") is { } name && statement.Descendants().Any(node => node.Kind == "Attribute" && _rules.BufferWrites.Contains(node.Text("attr")!) && node.Node("value")!.Text("id") == name);

    private IReadOnlyList<string> Suppressed(PythonNode context) =>
        context.Kind == "Call" && _names.Resolve(context.Node("func")!, _frame.Scope) is PythonTarget.External { Name: "contextlib.suppress" or "suppress" } ? [.. context.Nodes("args").SelectMany(type => TypesOf(type, _frame.Scope))] : [];
}
