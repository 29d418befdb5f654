using Inhaul.Review.Flow;
using Inhaul.Review.Python.Names;
using Inhaul.Review.Python.Syntax;

namespace Inhaul.Review.Python.Graphs;

/// <summary>Variables: whose they are, and what they take.</summary>
internal sealed partial class FlowBuilder
{
    private int SlotOf(PythonNode expression) => PathOf(expression) is { } path ? Graph.Slot(path, IsLocal(expression)) : -1;

    /// <summary>The owner and name of a variable or of a part of it; null when the expression is none.</summary>
    private string? PathOf(PythonNode expression) => expression.Kind switch
    {
        "Name" => Variable(expression.Text("id")!),
        "Attribute" => PathOf(expression.Node("value")!) is { } owner ? $"{owner}.{expression.Text("attr")}" : null,
        "Subscript" => expression.Node("slice") is { Kind: "Constant" } key && PathOf(expression.Node("value")!) is { } owner ? ItemPath(owner, key) : null,
        _ => null,
    };

    private static string ItemPath(string owner, PythonNode key) => $"{owner}[{key.Text("type")} {key.Text("value")}]";

    private string Variable(string name)
    {
        if (_frame.Comprehended.TryGetValue(name, out var comprehended))
        {
            return comprehended;
        }

        if (_frame.Scope.Globals.Contains(name))
        {
            return OfScope(_frame.Scope.Module, name);
        }

        for (var scope = _frame.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Binds(name) && (scope is not PythonClass || scope == _frame.Scope))
            {
                return OfScope(scope, name);
            }
        }

        return $"builtin:{name}";
    }

    /// <summary>The variable of a scope: that of the frame in which it is being followed, if it is.</summary>
    private string OfScope(PythonScope scope, string name)
    {
        for (var frame = _frame; frame is not null; frame = frame.Caller)
        {
            if (frame.Scope == scope)
            {
                return frame.Aliases.TryGetValue(name, out var alias) ? alias : $"{frame.Id}:{name}";
            }
        }

        return $"{scope.Module.File.Path}:{scope.QualifiedName}:{name}";
    }

    /// <summary>True for a variable that no code can assign but what is being followed.</summary>
    private bool IsLocal(PythonNode expression)
    {
        if (expression.Kind != "Name")
        {
            return false;
        }

        var name = expression.Text("id")!;
        return _frame.Comprehended.ContainsKey(name) || !_frame.Aliases.ContainsKey(name) && _frame.Scope is PythonFunction or PythonModule && _frame.Scope.Binds(name) && !_frame.Scope.AssignedWithin.Contains(name);
    }

    private void BuildAssign(PythonNode statement)
    {
        if (statement.Nodes("targets") is [{ Kind: "Name" or "Attribute" } only] && PathOf(only) is { } path)
        {
            (_assigned, _assignedPath) = (statement.Node("value"), path);
        }

        var value = Evaluate(statement.Node("value")!);
        foreach (var target in statement.Nodes("targets"))
        {
            if (target.Is("Tuple", "List") && statement.Node("value") is { Kind: "Tuple" } tuple && tuple.Nodes("elts").Count == target.Nodes("elts").Count && value.Parts.Count == tuple.Nodes("elts").Count)
            {
                AssignSeveral(target, value);
                continue;
            }

            AssignTo(target, value);
        }
    }

    /// <summary>Several variables at once: all values are taken before the first is assigned.</summary>
    private void AssignSeveral(PythonNode target, FlowValue values)
    {
        var held = values.Parts.Select((part, at) =>
        {
            var slot = Graph.Slot($"{_frame.Id}:{target.Line}.{target.Column}[{at}]", isLocal: false);
            AssignSlot(slot, part, target);
            return FlowValue.OfSlot(slot);
        }).ToList();
        foreach (var (part, value) in target.Nodes("elts").Zip(held))
        {
            AssignTo(part, value);
        }
    }

    private void AssignTo(PythonNode target, FlowValue value)
    {
        switch (target.Kind)
        {
            case "Name":
                AssignSlot(SlotOf(target), value, target);
                if (!_frame.Scope.Binds(target.Text("id")!) && !_frame.Comprehended.ContainsKey(target.Text("id")!))
                {
                    Store(value, target);
                }

                break;
            case "Tuple" or "List":
                var parts = target.Nodes("elts");
                for (var at = 0; at < parts.Count; at++)
                {
                    AssignTo(parts[at], parts.Exists(part => part.Kind == "Starred") ? New(target) : FlowValue.OfItem(value, at));
                }

                break;
            case "Starred":
                AssignTo(target.Node("value")!, New(target));
                break;
            case "Attribute" or "Subscript":
                var owner = Evaluate(target.Node("value")!);
                if (target.Kind == "Subscript")
                {
                    Evaluate(target.Node("slice")!);
                    _dictionaries.Set(owner, target.Node("slice")!.StringConstant);
                }

                Mutates(owner);
                if (SlotOf(target) is var slot and >= 0)
                {
                    AssignSlot(slot, value, target);
                }

                Store(value, target);
                break;
        }
    }

    private void AssignSlot(int slot, FlowValue value, PythonNode at)
    {
        if (_current is null || value.Kind == FlowValueKind.Slot && value.Number == slot)
        {
            return;
        }

        var node = Emit(FlowKind.Assign, at);
        node.Slot = slot;
        node.Value = value;
        _dictionaries.Assign(slot, value);
    }

    private void AssignReturn(FlowValue value)
    {
        if (_frame.ReturnSlot >= 0)
        {
            AssignSlot(_frame.ReturnSlot, value, _frame.Scope.Node);
        }
    }

    /// <summary>A value is put where code that is not followed can reach it.</summary>
    private void Store(FlowValue value, PythonNode at)
    {
        if (value.Kind != FlowValueKind.Constant && _current is not null)
        {
            Emit(FlowKind.Store, at).Give(value);
        }
    }

    private void Mutates(FlowValue value)
    {
        foreach (var slot in value.Slots())
        {
            Graph.Slots[slot].MayMutate = true;
        }
    }

    private void BuildAugmented(PythonNode statement)
    {
        var target = statement.Node("target")!;
        if (target.Kind == "Subscript")
        {
            // A counter: the key is there, but the dictionary is no other.
            _dictionaries.Set(Evaluate(target.Node("value")!), target.Node("slice")!.StringConstant);
        }

        Evaluate(statement.Node("value")!);
        if (SlotOf(target) is var slot and >= 0)
        {
            var value = New(statement);
            // A counter that went up is not zero.
            Graph.Nodes[value.Number].CreatesObject = statement.Text("op") == "Add" && statement.Node("value")!.IsConstant("int") && Truth(statement.Node("value")!);
            AssignSlot(slot, value, target);
        }
    }
}
