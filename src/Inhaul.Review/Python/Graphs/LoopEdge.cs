using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>A loop.</summary>
internal sealed class LoopEdge(Enclosing outer, FlowNode after, FlowNode head) : Enclosing(outer)
{
    public override FlowNode Break() => after;

    public override FlowNode Continue() => head;
}
