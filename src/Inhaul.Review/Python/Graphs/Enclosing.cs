using Inhaul.Review.Flow;

namespace Inhaul.Review.Python.Graphs;

/// <summary>What surrounds a statement and takes part when the flow jumps out of it: each knows the way outward.</summary>
/// <param name="outer">What surrounds it; null at the edge of a function.</param>
internal abstract class Enclosing(Enclosing? outer)
{
    /// <summary>What surrounds it.</summary>
    protected Enclosing Outer => outer ?? throw new InvalidOperationException("Nothing surrounds a function.");

    /// <summary>Where an exception of some type goes.</summary>
    public virtual FlowNode Raise(string type) => Outer.Raise(type);

    /// <summary>Where a return goes.</summary>
    public virtual FlowNode Return() => Outer.Return();

    /// <summary>Where a break goes.</summary>
    public virtual FlowNode Break() => Outer.Break();

    /// <summary>Where a continue goes.</summary>
    public virtual FlowNode Continue() => Outer.Continue();
}
