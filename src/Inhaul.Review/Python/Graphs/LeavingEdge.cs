using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>What runs on every way out of a statement: a <c>finally</c>, or the exit of a <c>with</c>. Each way has its own copy.</summary>
/// <param name="outer">What surrounds the statement.</param>
/// <param name="copy">Builds a copy that goes on to some node; told whether an exception is on its way.</param>
internal sealed class LeavingEdge(Enclosing outer, Func<bool, Func<FlowNode>, FlowNode> copy) : Enclosing(outer)
{
    private readonly Dictionary<string, FlowNode> _copies = new(StringComparer.Ordinal);

    public override FlowNode Raise(string type) => Copy($"raise {type}", true, () => Outer.Raise(type));

    public override FlowNode Return() => Copy("return", false, () => Outer.Return());

    public override FlowNode Break() => Copy("break", false, () => Outer.Break());

    public override FlowNode Continue() => Copy("continue", false, () => Outer.Continue());

    private FlowNode Copy(string way, bool raising, Func<FlowNode> target)
    {
        if (!_copies.TryGetValue(way, out var entry))
        {
            entry = copy(raising, target);
            _copies[way] = entry;
        }

        return entry;
    }
}
