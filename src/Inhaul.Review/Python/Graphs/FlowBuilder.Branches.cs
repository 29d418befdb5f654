using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Conditions, and the statements that part on them.</summary>
internal sealed partial class FlowBuilder
{
    /// <summary>Evaluates a condition.</summary>
    /// <returns>Where the flow is when it holds, and when it does not; null when that cannot be.</returns>
    private (FlowNode? True, FlowNode? False) Branch(PythonNode condition)
    {
        if (_current is null)
        {
            return (null, null);
        }

        if (Constant(condition) is { } known)
        {
            var end = Emit(FlowKind.Step, condition);
            return known ? (end, null) : (null, end);
        }

        switch (condition.Kind)
        {
            case "UnaryOp" when condition.Text("op") == "Not":
                var (yes, no) = Branch(condition.Node("operand")!);
                return (no, yes);
            case "BoolOp":
                return BranchOnSeveral(condition);
            case "NamedExpr":
                AssignTo(condition.Node("target")!, Evaluate(condition.Node("value")!));
                return Assume(condition.Node("target")!, FlowTest.True, FlowTest.False, null, condition);
            case "Name":
                return Assume(condition, FlowTest.True, FlowTest.False, null, condition);
            case "Compare" when condition.Texts("ops") is [var comparison] && condition.Node("left") is { Kind: "Name" } left && condition.Nodes("comparators") is [{ Kind: "Constant" } right]:
                var constant = Evaluate(right);
                var isAbsent = right.IsConstant("NoneType");
                return comparison switch
                {
                    "Is" or "Eq" when isAbsent => Assume(left, FlowTest.Absent, FlowTest.Present, null, condition),
                    "IsNot" or "NotEq" when isAbsent => Assume(left, FlowTest.Present, FlowTest.Absent, null, condition),
                    "Is" or "Eq" => Assume(left, FlowTest.Equal, FlowTest.Different, constant, condition),
                    "IsNot" or "NotEq" => Assume(left, FlowTest.Different, FlowTest.Equal, constant, condition),
                    "Gt" when right.Text("value") == "0" => Assume(left, FlowTest.True, FlowTest.False, null, condition),
                    _ => Assume(null, FlowTest.None, FlowTest.None, null, condition),
                };
            default:
                Evaluate(condition);
                return Assume(null, FlowTest.None, FlowTest.None, null, condition);
        }
    }

    private (FlowNode? True, FlowNode? False) BranchOnSeveral(PythonNode condition)
    {
        var isAnd = condition.Text("op") == "And";
        var ends = new List<FlowNode?>();
        foreach (var part in condition.Nodes("values"))
        {
            var (yes, no) = Branch(part);
            ends.Add(isAnd ? no : yes);
            _current = isAnd ? yes : no;
        }

        var last = _current;
        var early = Meet([.. ends]);
        return isAnd ? (last, early) : (early, last);
    }

    private (FlowNode? True, FlowNode? False) Assume(PythonNode? tested, FlowTest whenTrue, FlowTest whenFalse, FlowValue? constant, PythonNode condition)
    {
        if (_current is not { } before)
        {
            return (null, null);
        }

        var value = tested is null ? null : Evaluate(tested);
        if (value?.Kind != FlowValueKind.Slot)
        {
            (value, whenTrue, whenFalse) = (null, FlowTest.None, FlowTest.None);
        }

        FlowNode Way(FlowTest test, string word)
        {
            _current = before;
            var node = Emit(FlowKind.Assume, condition, $"{Source.Short(condition)} is {word}");
            (node.Value, node.Test, node.Status) = (value, test, constant);
            return node;
        }

        return (Way(whenTrue, "true"), Way(whenFalse, "false"));
    }

    private static bool? Constant(PythonNode condition)
    {
        if (condition.Kind == "Constant")
        {
            return Truth(condition);
        }

        // Only type checkers go there.
        return condition.Text("id") == "TYPE_CHECKING" || condition.Text("attr") == "TYPE_CHECKING" ? false : null;
    }

    private static bool Truth(PythonNode constant) => constant.Text("type") switch
    {
        "NoneType" => false,
        "bool" => constant.Text("value") == "True",
        "int" => constant.Text("value") != "0",
        "float" => constant.Text("value") is not ("0.0" or "-0.0"),
        "str" => constant.Text("value")!.Length > 0,
        "bytes" => constant.Text("value") is not ("b''" or "b\"\""),
        _ => true,
    };

    private void BuildIf(PythonNode statement)
    {
        var (yes, no) = Branch(statement.Node("test")!);
        _current = yes;
        BuildAll(statement.Nodes("body"));
        var end = _current;
        _current = no;
        BuildAll(statement.Nodes("orelse"));
        _current = Meet(end, _current);
    }

    private void BuildMatch(PythonNode statement)
    {
        var subject = Evaluate(statement.Node("subject")!);
        var ends = new List<FlowNode?>();
        foreach (var choice in statement.Nodes("cases"))
        {
            if (_current is not { } before)
            {
                break;
            }

            var pattern = choice.Node("pattern")!;
            Emit(FlowKind.Step, pattern, $"case {Source.Short(pattern)}");
            BindPattern(pattern, subject);
            FlowNode? refused = null;
            if (choice.Node("guard") is { } guard)
            {
                (_current, refused) = Branch(guard);
            }

            BuildAll(choice.Nodes("body"));
            ends.Add(_current);
            _current = IsIrrefutable(pattern) ? refused : Meet(before, refused);
        }

        ends.Add(_current);
        _current = Meet([.. ends]);
    }

    private static bool IsIrrefutable(PythonNode pattern) => pattern.Kind switch
    {
        "MatchAs" => pattern.Node("pattern") is not { } inner || IsIrrefutable(inner),
        "MatchOr" => pattern.Nodes("patterns").Exists(IsIrrefutable),
        _ => false,
    };

    private void BindPattern(PythonNode pattern, FlowValue subject)
    {
        if ((pattern.Text("name") ?? pattern.Text("rest")) is { } name)
        {
            var isWhole = pattern.Kind == "MatchAs" && pattern.Node("pattern") is null;
            AssignSlot(Graph.Slot(Variable(name), isLocal: _frame.Scope.Binds(name)), isWhole ? subject : New(pattern), pattern);
        }

        foreach (var part in pattern.Children.Where(child => child.Kind.StartsWith("Match", StringComparison.Ordinal)))
        {
            BindPattern(part, New(pattern));
        }
    }

    private void BuildAssert(PythonNode statement)
    {
        var (holds, fails) = Branch(statement.Node("test")!);
        _current = fails;
        if (_current is not null)
        {
            RaiseOnPurpose(statement, "the assertion fails", "AssertionError");
        }

        _current = holds;
    }

    private void BuildRaise(PythonNode statement)
    {
        var raised = statement.Node("exc");
        if (raised is { Kind: "Call" })
        {
            EvaluateArguments(raised);
        }

        var type = raised is null ? HandledType : TypeOf(raised.Kind == "Call" ? raised.Node("func")! : raised);
        if (type == ExceptionTypes.Exit)
        {
            Emit(FlowKind.Leave, statement, Source.Short(statement));
            JumpTo(_enclosing.Raise(type));
            return;
        }

        RaiseOnPurpose(statement, Source.Short(statement), type);
    }

    private void RaiseOnPurpose(PythonNode statement, string text, string type)
    {
        var node = Emit(FlowKind.Raise, statement, text);
        // Raised again, it stays with the handler that did not do its part; raised anew, it is put down to this statement.
        if (node.Culprit == FlowNode.Outside || node.CulpritDepth < node.Depth)
        {
            (node.Culprit, node.CulpritDepth) = (node.Id, node.Depth);
        }

        node.RaiseTo(_enclosing.Raise(type));
        _current = null;
    }

    private string HandledType => _frame.Handled.TryPeek(out var type) ? type : ExceptionTypes.Any;

    /// <summary>The type of what is raised: its name when it names a class, otherwise any.</summary>
    private string TypeOf(PythonNode raised)
    {
        var name = raised.Text("attr") ?? raised.Text("id");
        if (name is null)
        {
            return ExceptionTypes.Any;
        }

        var target = _names.Resolve(raised, _frame.Scope);
        Remember(target);
        return target switch
        {
            PythonTarget.Class or PythonTarget.External => target.LastName!,
            _ => raised.Kind == "Name" ? HandledType : ExceptionTypes.Any,
        };
    }

    private void BuildReturn(PythonNode statement)
    {
        if (statement.Node("value") is { } value)
        {
            var returned = Evaluate(value);
            AssignReturn(returned);
            if (_frame.Caller is null)
            {
                Store(returned, statement);
            }
        }
        else
        {
            AssignReturn(FlowValue.Absent);
        }

        if (_current is not null)
        {
            Emit(FlowKind.Leave, statement, Source.Short(statement));
            JumpTo(_enclosing.Return());
        }
    }
}
