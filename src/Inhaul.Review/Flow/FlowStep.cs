namespace Inhaul.Review.Flow;

/// <summary>A node on a path.</summary>
/// <param name="node">The node.</param>
/// <param name="raised">True when the path leaves it by an exception.</param>
internal sealed class FlowStep(FlowNode node, bool raised)
{
    /// <summary>The node.</summary>
    public FlowNode Node { get; } = node;

    /// <summary>True when the path leaves it by an exception.</summary>
    public bool Raised { get; } = raised;
}
