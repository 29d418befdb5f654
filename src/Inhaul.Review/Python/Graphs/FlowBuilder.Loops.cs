using System.Globalization;
using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Loops.</summary>
internal sealed partial class FlowBuilder
{
    private const int MostRounds = 6;

    private void BuildWhile(PythonNode statement)
    {
        var head = Emit(FlowKind.Step, statement);
        var after = Graph.Add(FlowKind.Step, statement.EndLine, "");
        var (yes, no) = Branch(statement.Node("test")!);
        var outside = _enclosing;
        _enclosing = new LoopEdge(outside, after, head);
        _current = yes;
        BuildAll(statement.Nodes("body"));
        JumpTo(head);
        _enclosing = outside;
        FinishLoop(statement, no, after);
    }

    private void BuildFor(PythonNode statement)
    {
        var source = statement.Node("iter")!;
        if (FollowedGenerator(source) is { } generator)
        {
            BuildForOverGenerator(statement, generator);
            return;
        }

        if (Graph.Nodes.Count < MostNodes && IsWrittenDown(source))
        {
            BuildRounds(statement, source);
            return;
        }

        var container = Evaluate(source);
        MayFlushElements(container, statement.Node("target")!, statement.Nodes("body"), statement);
        var before = _current;
        var head = Emit(FlowKind.Step, statement);
        var after = Graph.Add(FlowKind.Step, statement.EndLine, "");
        var outside = _enclosing;
        _enclosing = new LoopEdge(outside, after, head);
        var round = Emit(FlowKind.Step, statement, $"the next of {Source.Short(source)}");
        if (RunsOnce(source))
        {
            before!.Next.Remove(head);
            before.GoTo(round);
        }

        AssignTo(statement.Node("target")!, ElementOf(container, statement));
        BuildAll(statement.Nodes("body"));
        JumpTo(head);
        _enclosing = outside;
        _current = head;
        var exhausted = Emit(FlowKind.Step, statement, $"no more of {Source.Short(source)}");
        FinishLoop(statement, exhausted, after);
    }

    /// <summary>True for a few ids or buffers that are written down: with each of them the loop does something else.</summary>
    private bool IsWrittenDown(PythonNode source) =>
        source.Is("List", "Tuple") && source.Nodes("elts") is { Count: > 0 and <= MostRounds } parts && parts.TrueForAll(part => part.Kind != "Starred") && parts.Exists(part => _relevance.IsOfInterest(part, _frame.Scope));

    private void BuildRounds(PythonNode statement, PythonNode source)
    {
        var after = Graph.Add(FlowKind.Step, statement.EndLine, "");
        var outside = _enclosing;
        foreach (var value in source.Nodes("elts").Select(Evaluate).ToList())
        {
            if (_current is null)
            {
                break;
            }

            var next = Graph.Add(FlowKind.Step, statement.Line, "");
            _enclosing = new LoopEdge(outside, after, next);
            Emit(FlowKind.Step, statement, $"the next of {Source.Short(source)}");
            AssignTo(statement.Node("target")!, value);
            BuildAll(statement.Nodes("body"));
            JumpTo(next);
            _enclosing = outside;
            _current = next.IsReached ? next : null;
        }

        FinishLoop(statement, _current, after);
    }

    private FlowValue ElementOf(FlowValue container, PythonNode at) => FlowValue.OfElement(container, Graph.Nodes[New(at).Number]);

    /// <summary>Where elements are flushed, any buffer that the container holds may be one of them, whatever rounds there are.</summary>
    private void MayFlushElements(FlowValue container, PythonNode target, IEnumerable<PythonNode> body, PythonNode at)
    {
        var names = ScopeReader.NamesIn(target).Select(name => name.Text("id")!).ToHashSet(StringComparer.Ordinal);
        if (_current is not null && body.Any(part => part.Descendants().Any(node => node.Kind == "Call" && MayFlush(node, names))))
        {
            Emit(FlowKind.Flush, at).Value = ElementOf(container, at);
        }
    }

    private bool MayFlush(PythonNode call, HashSet<string> names)
    {
        var function = call.Node("func")!;
        return _rules.BufferFlushes.Contains(function.Text("attr") ?? "") && names.Contains(function.Node("value")!.Text("id") ?? "")
            || !HarmlessCalls.Include(function, function.Text("id")) && call.Nodes("args").Exists(argument => names.Contains(argument.Text("id") ?? ""));
    }

    private void FinishLoop(PythonNode statement, FlowNode? exhausted, FlowNode after)
    {
        _current = exhausted;
        BuildAll(statement.Nodes("orelse"));
        if (_current is not null)
        {
            JumpTo(after);
        }

        _current = after.IsReached ? after : null;
    }

    /// <summary>True when a loop surely has a first round.</summary>
    private static bool RunsOnce(PythonNode source) => source.Kind switch
    {
        "List" or "Tuple" or "Set" => source.Nodes("elts") is { Count: > 0 } parts && parts.Exists(part => part.Kind != "Starred"),
        "Call" when source.Node("func")!.Text("id") == "range" => source.Nodes("args") is [{ Kind: "Constant" } end] && end.IsConstant("int") && int.TryParse(end.Text("value"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0,
        "Call" when source.Node("func")!.Text("id") == "enumerate" => source.Nodes("args") is [var inner, ..] && RunsOnce(inner),
        _ => false,
    };

    /// <summary>The generator function that an expression calls, if it takes part in an import.</summary>
    private PythonFunction? FollowedGenerator(PythonNode source) =>
        source.Kind == "Call" && _names.Resolve(source.Node("func")!, _frame.Scope) is PythonTarget.Function { Declaration: { IsGenerator: true, IsContextManager: false } generator } && _relevance.Includes(generator) && MayFollow(generator) ? generator : null;

    /// <summary>A loop over a generator that is followed: its body runs wherever the generator yields.</summary>
    private void BuildForOverGenerator(PythonNode statement, PythonFunction generator)
    {
        var after = Graph.Add(FlowKind.Step, statement.EndLine, "");
        var (caller, outside, culprit) = (_frame, _enclosing, _culprit);
        Action<FlowValue> take = value =>
        {
            var (inner, innerEnclosing, innerCulprit) = (_frame, _enclosing, _culprit);
            var resumed = Graph.Add(FlowKind.Step, statement.Line, "");
            (_frame, _enclosing, _culprit) = (caller, new ConsumerEdge(outside, innerEnclosing, resumed), culprit);
            AssignTo(statement.Node("target")!, value);
            BuildAll(statement.Nodes("body"));
            if (_current is not null)
            {
                JumpTo(resumed);
            }

            (_frame, _enclosing, _culprit) = (inner, innerEnclosing, innerCulprit);
            _current = resumed.IsReached ? resumed : null;
        };
        Follow(statement.Node("iter")!, generator, take, closed: type => ConsumerEdge.Target(type, outside, after));
        FinishLoop(statement, _current, after);
    }
}
