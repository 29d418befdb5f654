namespace Inhaul.Review.Flow;

/// <summary>What a search keeps along a path, as a small array of numbers: two paths with the same state at the same node go on alike.</summary>
internal abstract class PathAutomaton
{
    /// <summary>The state before the first node.</summary>
    public abstract int[] Start();

    /// <summary>The state after a node; null when the node cannot be passed.</summary>
    /// <param name="node">The node.</param>
    /// <param name="state">The state before it, which must not be changed.</param>
    /// <param name="raised">True for the way on which the node raises.</param>
    /// <param name="place">Where the search stands, to tell the path later.</param>
    public abstract int[]? Step(FlowNode node, int[] state, bool raised, int place);
}
