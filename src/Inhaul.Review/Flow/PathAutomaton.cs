namespace Inhaul.Review.Flow;

/// <summary>What a search keeps along a path, as a few numbers: two paths with the same state at the same node go on alike.</summary>
internal abstract class PathAutomaton
{
    /// <summary>How many cells a state has before the first node; all are 0.</summary>
    public abstract int Size { get; }

    /// <summary>False when a node leaves every state as it is, so that it need not be asked.</summary>
    public abstract bool Concerns(FlowNode node);

    /// <summary>Changes the state as a node does that raises nothing.</summary>
    /// <param name="node">The node.</param>
    /// <param name="state">The state before it, and after it.</param>
    /// <param name="place">Where the search stands, to tell the path later.</param>
    /// <returns>False when the path ends here.</returns>
    public abstract bool Pass(FlowNode node, SearchState state, int place);

    /// <summary>Changes the state as a node does that raises, which leaves it before it has done its work.</summary>
    public abstract void Raise(FlowNode node, SearchState state);
}
