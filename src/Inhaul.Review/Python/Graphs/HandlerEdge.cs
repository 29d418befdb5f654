using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>The body of a handler: a jump out of it ends the exception.</summary>
/// <param name="outer">What surrounds the statement.</param>
/// <param name="swallowed">A node at which the exception ends, and that goes on to another.</param>
internal sealed class HandlerEdge(Enclosing outer, Func<FlowNode, FlowNode> swallowed) : Enclosing(outer)
{
    public override FlowNode Return() => swallowed(Outer.Return());

    public override FlowNode Break() => swallowed(Outer.Break());

    public override FlowNode Continue() => swallowed(Outer.Continue());
}
