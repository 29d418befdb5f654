using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>The edge of a function: a return ends it, an exception goes to whoever called it.</summary>
/// <param name="returns">Where it ends.</param>
/// <param name="raises">Where its exceptions go.</param>
internal sealed class FunctionEdge(FlowNode returns, Func<string, FlowNode> raises) : Enclosing(null)
{
    public override FlowNode Raise(string type) => raises(type);

    public override FlowNode Return() => returns;

    // Python refuses both outside of a loop; a class body in a loop has them nowhere.
    public override FlowNode Break() => returns;

    public override FlowNode Continue() => returns;
}
