using Inhaul.Review.Flow;

namespace Inhaul.Review.Tests.Flow;

/// <summary>Draws small graphs by hand: each node follows the one before, unless it is told otherwise.</summary>
internal sealed class FlowSketch
{
    private FlowNode? _last;

    public FlowSketch() => _last = Graph.Entry;

    /// <summary>The graph.</summary>
    public FlowGraph Graph { get; } = new();

    /// <summary>A node behind the last one.</summary>
    public FlowNode Then(FlowKind kind, string text = "")
    {
        var node = Graph.Add(kind, Graph.Nodes.Count, text);
        _last?.GoTo(node);
        _last = node;
        return node;
    }

    /// <summary>A call behind the last node, that makes a value.</summary>
    public FlowNode Make(bool isBuffer = false)
    {
        var node = Then(FlowKind.Call, "make()");
        (node.Creates, node.CreatesBuffer) = (true, isBuffer);
        return node;
    }

    public FlowNode Begin(FlowValue id) => With(Then(FlowKind.Begin, "begin"), id);

    public FlowNode Complete(FlowValue id, string? status = null)
    {
        var node = With(Then(FlowKind.Complete, "complete"), id);
        node.Status = status is null ? null : FlowValue.OfString(status);
        return node;
    }

    public FlowNode Write(FlowValue buffer) => With(Then(FlowKind.Write, "write"), buffer);

    public FlowNode Flush(FlowValue buffer) => With(Then(FlowKind.Flush, "flush"), buffer);

    /// <summary>A variable takes a value.</summary>
    public FlowNode Assign(FlowValue variable, FlowValue value)
    {
        var node = With(Then(FlowKind.Assign), value);
        node.Slot = variable.Number;
        return node;
    }

    /// <summary>A condition holds from here on; each time it is asked anew, as if it were written another time.</summary>
    public FlowNode Assume(FlowValue variable, FlowTest test)
    {
        var node = With(Then(FlowKind.Assume), variable);
        (node.Test, node.Syntax) = (test, new object());
        return node;
    }

    /// <summary>A variable that only this code can assign.</summary>
    public FlowValue Variable(string name) => FlowValue.OfSlot(Graph.Slot(name, isLocal: true));

    /// <summary>Goes on behind another node.</summary>
    public void From(FlowNode? node) => _last = node;

    /// <summary>Goes on to a node that is there already.</summary>
    public void To(FlowNode node)
    {
        _last?.GoTo(node);
        _last = null;
    }

    /// <summary>The function ends.</summary>
    public void End() => To(Graph.End);

    private static FlowNode With(FlowNode node, FlowValue value)
    {
        node.Value = value;
        return node;
    }
}
