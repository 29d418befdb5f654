using System.Runtime.CompilerServices;
using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>
/// Builds the control-flow graph of a Python function. Calls of functions that take part in an import are followed into; each call has
/// its own copy of what it calls, so that a path never returns to where it did not come from.
/// </summary>
internal sealed partial class FlowBuilder
{
    // What a graph may grow to by following calls. Beyond, a call is one that is not known.
    private const int MostNodes = 6_000;
    private const int MostCalls = 12;

    private readonly NameResolver _names;
    private readonly ReviewRules _rules;
    private readonly Relevance _relevance;
    private readonly DictionaryFacts _dictionaries = new();
    private CallFrame _frame;
    private Enclosing _enclosing;
    private FlowNode? _current;
    private int _frames;
    private int _order;
    private (int Node, int Depth) _culprit = (FlowNode.Outside, 0);
    private bool _inFinally;
    private bool _whileRaising;
    private bool _quiet;

    // An object that is made for a variable has its attributes there from the beginning.
    private PythonNode? _assigned;
    private string _assignedPath = "";

    private FlowBuilder(PythonScope scope, NameResolver names, ReviewRules rules, Relevance relevance)
    {
        _names = names;
        _rules = rules;
        _relevance = relevance;
        _frame = new CallFrame(scope, null, _frames++);
        _current = Graph.Entry;
        _enclosing = new FunctionEdge(Graph.End, type => type == ExceptionTypes.Exit ? Graph.Ended : Graph.Raised);
    }

    /// <summary>The graph.</summary>
    public FlowGraph Graph { get; } = new();

    /// <summary>The functions that were followed into.</summary>
    public HashSet<PythonScope> Followed { get; } = [];

    /// <summary>Builds the graph of a function or module.</summary>
    public static FlowBuilder Build(PythonScope scope, NameResolver names, ReviewRules rules, Relevance relevance)
    {
        if (scope is PythonFunction function && Wrapper.Of(function, names, relevance) is { } wrapper)
        {
            var wrapped = new FlowBuilder(wrapper.Function, names, rules, relevance);
            wrapped._given[(wrapper.Decorator, wrapper.Parameter)] = function;
            wrapped.BuildWhole(wrapper.Function);
            if (wrapped.Followed.Contains(function))
            {
                return wrapped;
            }
        }

        var builder = new FlowBuilder(scope, names, rules, relevance);
        builder.BuildWhole(scope);
        return builder;
    }

    private void BuildWhole(PythonScope scope)
    {
        BuildBody(scope);
        _current?.GoTo(Graph.End);
    }

    private SourceText Source => _frame.Scope.Module.Source;

    private void BuildBody(PythonScope scope)
    {
        if (scope.Node.Kind == "Lambda")
        {
            AssignReturn(Evaluate(scope.Body[0]));
            return;
        }

        BuildAll(scope.Body);
    }

    private void BuildAll(List<PythonNode> statements)
    {
        foreach (var statement in statements)
        {
            if (_current is null)
            {
                // What stands behind a jump never runs.
                return;
            }

            BuildStatement(statement);
        }
    }

    private void BuildStatement(PythonNode statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        At(statement);
        switch (statement.Kind)
        {
            case "Expr":
                BuildExpression(statement.Node("value")!);
                break;
            case "Assign":
                BuildAssign(statement);
                break;
            case "AnnAssign" when statement.Node("value") is { } value:
                AssignTo(statement.Node("target")!, Evaluate(value));
                break;
            case "AugAssign":
                BuildAugmented(statement);
                break;
            case "Return":
                BuildReturn(statement);
                break;
            case "Raise":
                BuildRaise(statement);
                break;
            case "Assert":
                BuildAssert(statement);
                break;
            case "If":
                BuildIf(statement);
                break;
            case "For" or "AsyncFor":
                BuildFor(statement);
                break;
            case "While":
                BuildWhile(statement);
                break;
            case "Try" or "TryStar":
                BuildTry(statement);
                break;
            case "With" or "AsyncWith":
                BuildWith(statement, 0);
                break;
            case "Match":
                BuildMatch(statement);
                break;
            case "Break":
                JumpTo(_enclosing.Break());
                break;
            case "Continue":
                JumpTo(_enclosing.Continue());
                break;
            case "Delete":
                statement.Nodes("targets").ForEach(target => AssignTo(target, New(statement)));
                break;
            case "FunctionDef" or "AsyncFunctionDef":
                BuildDefinition(statement);
                break;
            case "ClassDef":
                BuildClass(statement);
                break;
        }
    }

    /// <summary>A call as a statement. A coroutine that nobody awaits never runs.</summary>
    private void BuildExpression(PythonNode expression)
    {
        if (expression.Kind == "Call" && _names.Resolve(expression.Node("func")!, _frame.Scope) is PythonTarget.Function { Declaration: { IsAsync: true } or { IsGenerator: true } } unrun && _relevance.Includes(unrun.Declaration))
        {
            EvaluateArguments(expression);
            return;
        }

        Evaluate(expression);
    }

    private void BuildDefinition(PythonNode statement)
    {
        statement.Nodes("decorator_list").ForEach(decorator => Evaluate(decorator));
        statement.Node("args")!.Nodes("defaults").ForEach(value => Evaluate(value));
        statement.Node("args")!.Nodes("kw_defaults").ForEach(value => Evaluate(value));
    }

    private void BuildClass(PythonNode statement)
    {
        statement.Nodes("decorator_list").ForEach(decorator => Evaluate(decorator));
        statement.Nodes("bases").ForEach(value => Evaluate(value));
        if (_frame.Scope.Bindings.GetValueOrDefault(statement.Text("name")!)?.OfType<PythonBinding.Definition>().Select(definition => definition.Scope).FirstOrDefault(scope => scope.Node == statement) is { } body)
        {
            var outside = _frame;
            _frame = new CallFrame(body, outside, _frames++);
            BuildAll(body.Body);
            _frame = outside;
        }
    }

    private void At(PythonNode node)
    {
        if (_frame.Depth == 0)
        {
            _order = node.Line * FlowNode.ColumnsOfLine + Math.Min(node.Column, FlowNode.ColumnsOfLine - 1);
        }
    }

    /// <summary>A node that follows the current one and is current then.</summary>
    private FlowNode Emit(FlowKind kind, PythonNode at, string text = "")
    {
        var node = Graph.Add(kind, at.Line, text);
        node.Order = _order;
        (node.Culprit, node.CulpritDepth) = _culprit;
        node.Depth = _frame.Depth;
        node.InFinally = _inFinally;
        node.WhileRaising = _whileRaising;
        node.Syntax = at;
        node.Owner = _frame.Scope;
        _current?.GoTo(node);
        _current = node;
        return node;
    }

    /// <summary>Says that a node can raise. What a <c>finally</c> does on its way is not held against it.</summary>
    private void MayRaise(FlowNode node, string type = ExceptionTypes.Any)
    {
        if (!_quiet)
        {
            node.RaiseTo(_enclosing.Raise(type));
        }
    }

    /// <summary>A value that is made here, anew each time.</summary>
    private FlowValue New(PythonNode at)
    {
        var node = Emit(FlowKind.Step, at);
        node.Creates = true;
        return FlowValue.OfNode(node);
    }

    private void JumpTo(FlowNode target)
    {
        _current?.GoTo(target);
        _current = null;
    }

    /// <summary>Goes on from several ends; null when none is left.</summary>
    private FlowNode? Meet(params ReadOnlySpan<FlowNode?> ends)
    {
        FlowNode? meeting = null;
        foreach (var end in ends)
        {
            if (end is not null)
            {
                meeting ??= Graph.Add(FlowKind.Step, 0, "");
                end.GoTo(meeting);
            }
        }

        return meeting;
    }
}
