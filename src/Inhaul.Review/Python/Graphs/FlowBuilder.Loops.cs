using System.Globalization;
using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Loops.</summary>
internal sealed partial class FlowBuilder
{
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
        Evaluate(source);
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
        AssignTo(statement.Node("target")!, New(statement));
        BuildAll(statement.Nodes("body"));
        JumpTo(head);
        _enclosing = outside;
        _current = head;
        var exhausted = Emit(FlowKind.Step, statement, $"no more of {Source.Short(source)}");
        FinishLoop(statement, exhausted, after);
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
        Follow(statement.Node("iter")!, generator, value =>
        {
            var (inner, innerEnclosing, innerCulprit) = (_frame, _enclosing, _culprit);
            var resumed = Graph.Add(FlowKind.Step, statement.Line, "");
            (_frame, _enclosing, _culprit) = (caller, new LoopEdge(outside, after, resumed), culprit);
            AssignTo(statement.Node("target")!, value);
            BuildAll(statement.Nodes("body"));
            if (_current is not null)
            {
                JumpTo(resumed);
            }
            (_frame, _enclosing, _culprit) = (inner, innerEnclosing, innerCulprit);
            _current = resumed.IsReached ? resumed : null;
        });
        FinishLoop(statement, _current, after);
    }
}
